import { nameShapes } from './name-shapes.ts'
import { phoneLikeRuns } from './numbers.ts'

/** What a text shows of people to somebody who knows no name: telephone numbers, mail addresses, codes of cases, and words shaped like a family name. */
export type PlainMark = { start: number; end: number; text: string; kind: 'phone' | 'mail' | 'code' | 'name' }

const mail = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g
// the shape of a case's code (cases/case-code): three letters, a hyphen, four signs without 0 O 1 I
const code = /(?<![\p{L}\d])[A-HJ-NP-Z2-9]{3}[-–][A-HJ-NP-Z2-9]{4}(?![\p{L}\d])/gu

/** For comments and reports, where the psychologist's names are out of reach. `allowed`: codes that may stand there. */
export function plainMarks(text: string, allowed: readonly string[] = []): PlainMark[] {
  const found = (pattern: RegExp, kind: PlainMark['kind']) => [...text.matchAll(pattern)].map((one) => ({ start: one.index, end: one.index + one[0].length, text: one[0], kind }))
  const phones = phoneLikeRuns(text).map(({ start, end }) => ({ start, end, text: text.slice(start, end), kind: 'phone' as const }))
  const codes = found(code, 'code').filter((one) => !allowed.includes(one.text.replace('–', '-')) && /\d/.test(one.text))
  const mails = found(mail, 'mail')
  const names = nameShapes(text).filter(({ start }) => !mails.some((one) => one.start <= start && start < one.end)).map((one) => ({ ...one, kind: 'name' as const }))
  return [...phones, ...mails, ...codes, ...names].sort((a, b) => a.start - b.start)
}
