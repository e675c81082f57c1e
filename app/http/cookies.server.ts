/** Reading and writing cookies, nothing else: what a value means is decided by whoever asks. */

const names = { session: '__Host-sirdash', language: '__Host-sirdash-language', device: '__Host-sirdash-device', wait: '__Host-sirdash-wait', whose: '__Host-sirdash-whose' } as const
const everywhere = 'Path=/; Secure; HttpOnly; SameSite=Strict'
const day = 24 * 60 * 60

export interface Cookies {
  session: string | undefined
  language: string | undefined
  device: string | undefined
  wait: string | undefined
  whose: string | undefined
}

/** `header` is the Cookie header; a value with a character we never write counts as absent. */
export function readCookies(header: string | null | undefined): Cookies {
  const found = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const cut = part.indexOf('=')
    if (cut < 1) continue
    const name = part.slice(0, cut).trim()
    const value = part.slice(cut + 1).trim()
    if (isValue(value) && !found.has(name)) found.set(name, value)
  }
  return { session: found.get(names.session), language: found.get(names.language), device: found.get(names.device), wait: found.get(names.wait), whose: found.get(names.whose) }
}

/** No Max-Age: it ends with the browser, and earlier on the server. */
export const sessionCookie = (value: string): string => `${names.session}=${checked(value)}; ${everywhere}`
export const endedSessionCookie = (): string => `${names.session}=; ${everywhere}; Max-Age=0`
/** Whoever waits for a sign-in finds its answer by this. */
export const waitCookie = (value: string): string => `${names.wait}=${checked(value)}; ${everywhere}; Max-Age=120`
export const endedWaitCookie = (): string => `${names.wait}=; ${everywhere}; Max-Age=0`
/** For whom a form that comes too late is kept; it outlives the session, and goes with the browser or a sign-out. */
export const whoseCookie = (value: string): string => `${names.whose}=${checked(value)}; ${everywhere}`
export const endedWhoseCookie = (): string => `${names.whose}=; ${everywhere}; Max-Age=0`
export const languageCookie = (value: string): string => `${names.language}=${checked(value)}; ${everywhere}; Max-Age=${365 * day}`
export const deviceCookie = (value: string): string => `${names.device}=${checked(value)}; ${everywhere}; Max-Age=${30 * day}`

const isValue = (text: string): boolean => /^[A-Za-z0-9_.~-]{1,512}$/.test(text)

function checked(value: string): string {
  if (!isValue(value)) throw new TypeError('not a cookie value')
  return value
}
