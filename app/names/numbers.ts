import type { KnownNumber } from './known-name.ts'

/** Where a number or a code stands. */
export type NumberFound = { start: number; end: number; who: string; kind: 'phone' | 'code' }

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')

/** Without the country and the leading zero: 50 123 45 67. */
const national = (digits: string): string => digits.replace(/^(00|810)?994/, '').replace(/^(8(?=\d{10}$)|0)/, '')

export const isPhoneLike = (text: string): boolean => /^\+?[\d\s().\-–/]+$/.test(text.trim()) && digitsOf(text).length >= 6
export const isCodeLike = (text: string): boolean => /^[A-Z]{2,5}[-–][A-Z0-9-]{2,10}$/.test(text.trim()) || (/^[\p{Lu}\d]+([-–/]?[\p{Lu}\d]+)*$/u.test(text.trim()) && /\d/.test(text) && /\p{L}/u.test(text))

const runPattern = /\+?\(?\d(?:[\s\u00a0().\-–—/‑]{0,3}\d){4,24}/g

/** Any number that could be a telephone's, whoever it belongs to. */
export function phoneLikeRuns(text: string): { start: number; end: number }[] {
  return [...text.matchAll(runPattern)].map((run) => ({ start: run.index, end: run.index + run[0].length })).filter(({ start, end }) => looksDialled(text.slice(start, end)))
}

/** A date, a year range or a score is no telephone. */
function looksDialled(run: string): boolean {
  const digits = digitsOf(run)
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(run) || /^\d{4}[-–/.]\d{1,2}[-–/.]\d{1,2}$/.test(run) || /^\d{4}\s?[-–/]\s?\d{4}$/.test(run)) return false
  return digits.length >= 9 ? /^(\+|\(|0|8|994|[1-9]0|5|7|9)/.test(run) : digits.length === 7 && /^\d{3}[\s.-]\d{2}[\s.-]\d{2}$/.test(run)
}

/** Known telephones, however they are spaced and whichever prefix they have. */
export function phonesIn(text: string, numbers: readonly KnownNumber[]): NumberFound[] {
  const phones = numbers.filter(({ kind, text: number }) => kind === 'phone' && digitsOf(number).length >= 5)
  if (phones.length === 0) return []
  const known = phones.map(({ who, text: number }) => ({ who, digits: national(digitsOf(number)) }))
  return [...text.matchAll(runPattern)].flatMap((run) => known.flatMap(({ who, digits }) => placesIn(run[0], digits).map(({ start, end }) => ({ start: run.index + start, end: run.index + end, who, kind: 'phone' as const }))))
}

/** Two numbers may stand side by side: the known one is looked for among the digits, and begins and ends where a group does. */
function placesIn(run: string, known: string): { start: number; end: number }[] {
  const at = [...run.matchAll(/\d/g)].map(({ index }) => index)
  const digits = at.map((place) => run[place]).join('')
  for (const tail of [known, ...(known.length === 9 ? [known.slice(2)] : [])]) {
    for (let place = digits.indexOf(tail); place >= 0; place = digits.indexOf(tail, place + 1)) {
      const last = place + tail.length - 1
      if (last + 1 < at.length && at[last + 1] === at[last]! + 1) continue
      const first = beginning(run, at, digits, place)
      if (first === undefined) continue
      const opening = /\+?\(?$/.exec(run.slice(0, at[first]!))?.[0].length ?? 0
      return [{ start: at[first]! - opening, end: at[last]! + 1 }]
    }
  }
  return []
}

/** The digit where the number begins, its prefix included; undefined when it begins within another number. */
function beginning(run: string, at: number[], digits: string, place: number): number | undefined {
  const prefix = /(?:(?:00|810)?994\d{0,2}|8?0\d{0,2}|8|[1-9]\d)$/.exec(digits.slice(0, place))
  const first = prefix ? place - prefix[0].length : place
  const starts = (digit: number) => digit === 0 || at[digit]! > at[digit - 1]! + 1
  if (starts(first)) return first
  return starts(place) ? place : undefined
}

const lookAlike: Readonly<Record<string, string>> = { A: 'АA', B: 'ВB', C: 'СC', E: 'ЕE', H: 'НH', K: 'КK', M: 'МM', P: 'РP', T: 'ТT', X: 'ХX', Y: 'УY', 0: '0OО', O: '0OО', 1: '1Iİıi', I: '1Iİıi' }

/** Codes of other cases: small or capital, with or without the hyphen, in letters that look the same. */
export function codesIn(text: string, numbers: readonly KnownNumber[]): NumberFound[] {
  const seen = runTogether(text)
  // a caseload has hundreds of codes and a note hardly one: a pattern is made only where the signs stand at all
  return numbers.filter(({ kind, text: code }) => kind === 'code' && seen.includes(runTogether(code))).flatMap(({ who, text: code }) => {
    const pattern = codePattern(code)
    return pattern ? [...text.matchAll(pattern)].map((found) => ({ start: found.index, end: found.index + found[0].length, who, kind: 'code' as const })) : []
  })
}

const plainSign = new Map(Object.entries(lookAlike).flatMap(([sign, all]) => [...all].map((one) => [one, sign === '0' ? 'O' : sign === '1' ? 'I' : sign] as const)))

const runTogether = (text: string): string => [...text.replaceAll(/[\s\u00a0–‑_/.-]/g, '').toUpperCase()].map((sign) => plainSign.get(sign) ?? sign).join('')

function codePattern(code: string): RegExp | undefined {
  const groups = code.trim().toUpperCase().match(/[\p{L}\d]+/gu)
  if (!groups) return undefined
  const sign = (letter: string) => `[${lookAlike[letter] ?? letter}${(lookAlike[letter] ?? letter).toLowerCase()}]`
  const body = groups.map((group) => [...group].map(sign).join('')).join('[\\s\\u00a0–‑_/.-]{0,2}')
  // a case ending may follow, with or without a hyphen; another sign of a code may not
  return new RegExp(`(?<![\\p{L}\\d])${body}(?![\\dA-Z])`, 'gu')
}
