/** How much and how long a request may be. Everything not listed gets the first line. */
export interface Limit {
  /** Bytes of the body. */
  body: number
  /** Milliseconds to send the body, and again to be answered. */
  ms: number
}

const usual: Limit = { body: 256 * 1024, ms: 30_000 }

const listed: [prefix: string, limit: Limit][] = [
  ['/sign-in', { body: 16 * 1024, ms: 30_000 }],
  ['/unlock', { body: 16 * 1024, ms: 30_000 }],
  ['/veiled', { body: 16 * 1024, ms: 30_000 }],
]

/** A body a little over the limit is read to its end, so that the browser shows our page and not "connection reset". */
export const politeBytes = 4 * 1024 * 1024

export function limitOf(path: string): Limit {
  return listed.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))?.[1] ?? usual
}
