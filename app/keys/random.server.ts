import { randomBytes, randomInt } from 'node:crypto'
import { toBase64url } from './bytes.ts'

/** Uniform bytes from the system. */
export const newBytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length))

/** A value nobody can guess, as base64url text; `length` in bytes. */
export const newToken = (length: number): string => toBase64url(newBytes(length))

/** Uniform decimal digits. */
export function newDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('')
}

export const oneOf = <T>(choices: readonly T[]): T => choices[randomInt(choices.length)]!
