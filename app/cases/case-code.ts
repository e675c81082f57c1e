/** No 0 O 1 I: a code is said on the telephone and written on paper. 32 signs: each is an element of GF(32). */
export const codeAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

const value = (sign: string): number => codeAlphabet.indexOf(sign)

/** Multiplication by x in GF(2^5) modulo x^5 + x^2 + 1. */
const timesX = (a: number): number => (a << 1) ^ ((a & 16) === 0 ? 0 : 0b100101)

/** Finds every single wrong sign and every swap of two neighbours (x is neither 0 nor 1). */
export function checkSign(signs: string): string {
  let sum = 0
  for (const sign of signs) sum = timesX(sum ^ value(sign))
  return codeAlphabet[sum]!
}

/** `AGD-7K2P`: prefix of the district, three random signs, one check sign over all of them. `random` gives 0…31. */
export function makeCode(prefix: string, random: () => number): string {
  const signs = [random(), random(), random()].map((at) => codeAlphabet[at]!).join('')
  return `${prefix}-${signs}${checkSign(prefix + signs)}`
}

const shape = new RegExp(`^([${codeAlphabet}]{3})-?([${codeAlphabet}]{4})$`)

/** Reads what a person typed (small letters, no hyphen); undefined when it is no code or the check sign does not fit. */
export function readCode(text: string): string | undefined {
  const [, prefix, signs] = shape.exec(text.trim().toUpperCase()) ?? []
  if (!prefix || !signs || checkSign(prefix + signs.slice(0, 3)) !== signs[3]) return undefined
  return `${prefix}-${signs}`
}

export function randomSign(): number {
  return globalThis.crypto.getRandomValues(new Uint8Array(1))[0]! & 31
}

/** One of a list, each equally likely (256 values folded would favour the first ones). */
export function oneOf<T>(list: readonly T[]): T {
  const most = Math.floor(65_536 / list.length) * list.length
  for (;;) {
    const drawn = globalThis.crypto.getRandomValues(new Uint16Array(1))[0]!
    if (drawn < most) return list[drawn % list.length]!
  }
}
