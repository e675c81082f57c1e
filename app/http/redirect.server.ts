import { redirect } from '@remix-run/node'

/** A path of this site: begins with one slash. What the type cannot say is checked when it runs. */
export type KnownPath = `/${string}`

const elsewhere = /[\\\s]|\/\/|[^\x21-\x7e]/

/** Whether text (from a form or query, say) is a path of this site and nothing else. */
export function isKnownPath(text: string): text is KnownPath {
  if (!text.startsWith('/') || elsewhere.test(text)) return false
  const { origin, pathname } = new URL(text, 'http://here')
  return origin === 'http://here' && text.startsWith(pathname)
}

/** 307: the browser sends the same form to another page of ours, which shows what was typed. */
export function sentOnTo(path: KnownPath): Response {
  if (!isKnownPath(path)) throw new TypeError('not a path of this site')
  return redirect(path, { status: 307 })
}

/** 303: whatever the method was, the browser asks for the next page with GET. */
export function redirectTo(path: KnownPath, cookies: string[] = []): Response {
  if (!isKnownPath(path)) throw new TypeError('not a path of this site')
  const headers = new Headers()
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return redirect(path, { status: 303, headers })
}
