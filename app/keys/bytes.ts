/** Byte work shared by the server and the browser (drafts box). No secrets are kept here. */

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

export const utf8 = (text: string): Uint8Array => encoder.encode(text)
/** Throws TypeError on bytes that are not UTF-8. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes)

export function concat(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

export function readU32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at)
}

export type Part = string | number | Uint8Array

/**
 * Injective encoding of a tuple: each part as u32 length, then bytes. Text is UTF-8, a number is u64
 * big-endian. (A `|`-join is not injective: ('a|b','c') = ('a','b|c').)
 */
export function lengthPrefixed(...parts: Part[]): Uint8Array {
  let most = 0
  for (const part of parts) most += 4 + (typeof part === 'string' ? part.length * 3 : typeof part === 'number' ? 8 : part.length)
  const bytes = new Uint8Array(most)
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const part of parts) {
    const written = write(part, bytes, view, at + 4)
    view.setUint32(at, written)
    at += 4 + written
  }
  return bytes.subarray(0, at)
}

function write(part: Part, bytes: Uint8Array, view: DataView, at: number): number {
  if (typeof part === 'string') return encoder.encodeInto(part, bytes.subarray(at)).written
  if (typeof part !== 'number') {
    bytes.set(part, at)
    return part.length
  }
  if (!Number.isSafeInteger(part) || part < 0) throw new RangeError('not a whole number')
  view.setUint32(at, Math.floor(part / 2 ** 32))
  view.setUint32(at + 4, part % 2 ** 32)
  return 8
}

export function toBase64url(bytes: Uint8Array): string {
  if (typeof Buffer !== 'undefined') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Strict: throws on any character outside the alphabet and on a non-canonical ending. */
export function fromBase64url(text: string): Uint8Array {
  const bytes = typeof Buffer !== 'undefined' ? Buffer.from(text, 'base64url') : bytesOfBinary(text)
  if (toBase64url(bytes) !== text) throw new TypeError('not canonical base64url')
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function bytesOfBinary(text: string): Uint8Array {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new TypeError('not base64url')
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!
  return difference === 0
}
