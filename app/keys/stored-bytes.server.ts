import { fromBase64url } from './bytes.ts'

/**
 * The bytes a column should hold; undefined for whatever is not canonical base64url of exactly this many. Whoever can write to the
 * database can put anything there (SQLite takes even a blob for a text), and it must mean the same as a well-formed value that is wrong.
 */
export function storedBytes(column: unknown, length: number): Uint8Array | undefined {
  if (typeof column !== 'string') return undefined
  try {
    const bytes = fromBase64url(column)
    return bytes.length === length ? bytes : undefined
  } catch {
    return undefined
  }
}
