import { concat, readU32, u32 } from './bytes.ts'

/**
 * Padmé (Nikitin et al., PURBs, PoPETS 2019): at most 12 % more, O(log log n) bits of length leaked.
 * Shape: bytes in, bytes out.
 */
export function padme(length: number): number {
  if (length < 2) return length
  const exponent = Math.floor(Math.log2(length))
  const keep = Math.floor(Math.log2(exponent)) + 1
  const mask = 2 ** (exponent - keep) - 1
  if (mask < 1) return length
  return Math.ceil(length / (mask + 1)) * (mask + 1)
}

const smallest = 512

/** `u32 length | content | zeros`, as long as max(512, Padmé) or as the type's one fixed size. */
export function pad(content: Uint8Array, fixedSize?: number): Uint8Array {
  const needed = content.length + 4
  const size = fixedSize ?? Math.max(smallest, padme(needed))
  if (needed > size) throw new RangeError('content is longer than its fixed size')
  return concat(u32(content.length), content, new Uint8Array(size - needed))
}

/** Throws when the length does not fit or a pad byte is not zero. */
export function unpad(padded: Uint8Array): Uint8Array {
  const length = padded.length < 4 ? Infinity : readU32(padded, 0)
  if (length > padded.length - 4) throw new RangeError('length does not fit')
  for (let i = 4 + length; i < padded.length; i++) if (padded[i] !== 0) throw new RangeError('pad byte is not zero')
  return padded.subarray(4, 4 + length)
}
