import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import { passphraseBytes } from './wrap.server.ts'
import { oneOf } from './random.server.ts'

export const shortestPassphrase = 15
/** In bytes of UTF-8: long enough for a sentence in Cyrillic. */
export const longestPassphrase = 256

export type PassphraseProblem = 'passphrase-too-short' | 'passphrase-too-long' | 'passphrase-well-known'

let meter: ZxcvbnFactory | undefined

/** What speaks against a new passphrase; `own` are words a guesser would try first (names). Nothing leaves this machine. */
export function passphraseProblem(passphrase: string, own: string[] = []): PassphraseProblem | undefined {
  if ([...passphrase.normalize('NFC')].length < shortestPassphrase) return 'passphrase-too-short'
  if (isTooLong(passphrase)) return 'passphrase-too-long'
  return strengthOf(passphrase, own) < 3 ? 'passphrase-well-known' : undefined
}

export const isTooLong = (passphrase: string): boolean => passphraseBytes(passphrase).length > longestPassphrase

/** 0 (guessed at once) to 4, by zxcvbn with its list of breached passphrases. */
export function strengthOf(passphrase: string, own: string[] = []): number {
  meter ??= new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs })
  // the time of the estimate grows with the square of the length
  return meter.check(passphrase.normalize('NFC').slice(0, 72), own).score
}

const letters = {
  latin: { consonants: [...'bdfgklmnprstvz'], vowels: [...'aeiou'] },
  cyrillic: { consonants: [...'бвгдзклмнпрстф'], vowels: [...'аеиоу'] },
}

/**
 * Four words that can be spoken, three syllables each: 12 of 70 syllables, 73 bits. Made-up words are the same for
 * every language of a keyboard and are on nobody's list.
 */
export function newPassphrase(language: string): string {
  const { consonants, vowels } = language === 'ru' ? letters.cyrillic : letters.latin
  const syllable = () => oneOf(consonants) + oneOf(vowels)
  return Array.from({ length: 4 }, () => syllable() + syllable() + syllable()).join(' ')
}

/** PINs everybody tries first: one digit, runs, pairs and halves repeated, years. */
export function isPlainPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]))
  if (steps.every((step) => step === steps[0] && Math.abs(step) <= 1)) return true
  if (pin.slice(0, 3) === pin.slice(3) || pin === pin.slice(0, 2).repeat(3)) return true
  return ['112233', '123321', '102030', '121314', '246810', '135790', '147258', '159753', '123654', '789456'].includes(pin)
}
