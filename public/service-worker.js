// Keeps three things and answers nothing else: the emergency cards, one style sheet, an offline page.
// No response of a signed-in route is ever stored: everything is fetched once, at install, without cookies.
const cardsPage = '/emergency'
const offlinePage = '/offline.html'
const asked = new URL(self.location.href).searchParams
const stylesheet = hashedStylesheet(asked.get('stylesheet'))
const language = /^(en|az|ru)$/.test(asked.get('language') ?? '') ? asked.get('language') : 'en'
const kept = [cardsPage, offlinePage, stylesheet].filter(Boolean)

const store = `emergency-cards-${language}-${stylesheet}`

self.addEventListener('install', (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(dropOlder().then(() => self.clients.claim())))

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const address = new URL(request.url)
  if (address.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    event.waitUntil(refreshCards())
    return event.respondWith(fetch(request).catch(() => withoutLine(address.pathname)))
  }
  if (address.pathname === stylesheet) event.respondWith(fetch(request).catch(() => keptCopy(stylesheet)))
})

function withoutLine(pathname) {
  return keptCopy(pathname === cardsPage ? cardsPage : offlinePage)
}

async function keptCopy(address) {
  const copy = await (await caches.open(store)).match(address)
  return copy ?? Response.error()
}

// Numbers are changed by the programme: a card older than a day is asked for again, without cookies; the old one stays until then.
async function refreshCards() {
  try {
    const cache = await caches.open(store)
    const kept = await cache.match(cardsPage)
    if (Date.now() - Date.parse(kept?.headers.get('date') ?? '') < 24 * 3_600_000) return
    await keep(cache, cardsPage)
  } catch {
    // no line: the card that is kept stays
  }
}

async function keepAll() {
  const cache = await caches.open(store)
  for (const address of kept) await keep(cache, address)
}

async function keep(cache, address) {
  const response = await fetch(address, { credentials: 'omit', cache: 'reload', redirect: 'error', headers: { 'Accept-Language': language } })
  if (!response.ok) throw new Error('not kept')
  await cache.put(address, address === offlinePage ? await withStylesheet(response) : response)
}

// The offline page is a plain file and cannot know the name of the style sheet of this build.
async function withStylesheet(response) {
  const text = await response.text()
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'; style-src 'self'" })
  return new Response(text.replace('/sirdash.css', stylesheet ?? ''), { headers })
}

async function dropOlder() {
  for (const name of await caches.keys()) if (name.startsWith('emergency-cards-') && name !== store) await caches.delete(name)
}

function hashedStylesheet(address) {
  return address && /^\/assets\/[\w.-]+\.css$/.test(address) ? address : null
}
