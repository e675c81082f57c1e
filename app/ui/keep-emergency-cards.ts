// Registers public/service-worker.js, which keeps the emergency cards, one style sheet and an offline page.
// entry.client.tsx calls it on every page with a script.
// A new build has a new style sheet address, so a new worker address, so fresh cards.
interface EmergencyCards {
  stylesheet: string
  language: string
}

export function serviceWorkerAddress({ stylesheet, language }: EmergencyCards): string {
  return `/service-worker.js?${new URLSearchParams({ stylesheet, language })}`
}

export function keepEmergencyCards(cards: EmergencyCards): void {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return
  // Where the browser refuses (private window, full disk) the pages work as before; only the offline card is not there.
  const register = () => void navigator.serviceWorker.register(serviceWorkerAddress(cards), { scope: '/' }).catch(() => undefined)
  // on a slow line the page comes first
  if (document.readyState === 'complete') register()
  else addEventListener('load', register, { once: true })
}
