/**
 * Bytes as decimal digits in groups, each ending with a check digit: they can be written down, read aloud and typed on
 * any keyboard, and a slip is found in its own group. The check digit is Damm's (H. M. Damm, 2004: every single wrong
 * digit and every swap of neighbours is found), taken over the group's place as well, so that swapped groups are found.
 */
export type GroupShape = {
  /** How many bytes are written. */
  bytes: number
  /** Digits in a group, the check digit included. */
  size: number
}

export type GroupReading = { kind: 'read'; bytes: Uint8Array } | { kind: 'slip'; group: number }

const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9], [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1], [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5], [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

/** How many groups a shape has. */
export function groupCount({ bytes, size }: GroupShape): number {
  const digits = (1n << BigInt(bytes * 8)).toString().length
  return Math.ceil(digits / (size - 1))
}

/** Groups parted by spaces, the first one most significant. */
export function toGroups(bytes: Uint8Array, size: number): string {
  const count = groupCount({ bytes: bytes.length, size })
  const digits = numberOf(bytes).toString().padStart(count * (size - 1), '0')
  return Array.from({ length: count }, (_, place) => {
    const data = digits.slice(place * (size - 1), (place + 1) * (size - 1))
    return data + checkDigit(place, data)
  }).join(' ')
}

/** Reads what was typed; anything that is not a digit parts digits and means nothing. Groups are counted from 1. */
export function fromGroups(text: string, { bytes, size }: GroupShape): GroupReading {
  const digits = text.replace(/\D/g, '')
  const count = groupCount({ bytes, size })
  let data = ''
  for (let place = 0; place < count; place++) {
    const group = digits.slice(place * size, (place + 1) * size)
    if (group.length !== size || checkDigit(place, group.slice(0, -1)) !== group.at(-1)) return { kind: 'slip', group: place + 1 }
    data += group.slice(0, -1)
  }
  if (digits.length !== count * size) return { kind: 'slip', group: count }
  const value = BigInt(data)
  if (value >= 1n << BigInt(bytes * 8)) return { kind: 'slip', group: 1 }
  return { kind: 'read', bytes: bytesOf(value, bytes) }
}

function checkDigit(place: number, data: string): string {
  let interim = 0
  for (const digit of String(place + 1).padStart(2, '0') + data) interim = damm[interim]![Number(digit)]!
  return String(interim)
}

const numberOf = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

function bytesOf(value: bigint, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => Number((value >> BigInt((length - 1 - at) * 8)) & 255n))
}
