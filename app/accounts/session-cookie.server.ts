import { fromBase64url, toBase64url } from '#app/keys/bytes.ts'
import { newBytes } from '#app/keys/random.server.ts'

/** An id, kept by the server, and a secret that only the browser keeps. */
export function newCookie(): { cookie: string; id: string; secret: Uint8Array } {
  const id = toBase64url(newBytes(16))
  const secret = newBytes(32)
  return { cookie: `${id}.${toBase64url(secret)}`, id, secret }
}

/** What a browser sent, when it has the shape of one. */
export function readCookie(cookie: string | undefined): { id: string; secret: Uint8Array } | undefined {
  const [, id, secret] = /^([\w-]{22})\.([\w-]{43})$/.exec(cookie ?? '') ?? []
  try {
    return id && secret ? { id, secret: fromBase64url(secret) } : undefined
  } catch {
    return undefined
  }
}
