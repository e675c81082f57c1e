import { plainMarks, type PlainMark } from './plain-marks.ts'

/** Something in a report's text that points at a person, with the words around it. Offsets are UTF-16 units within the field. */
export type ReportMark = PlainMark & { field: string; before: string; after: string }

const around = 60

/**
 * Texts of a report by field, before they are kept: what points at a person. Empty when nothing does. Its writer takes it out or
 * says that it stays; `fingerprint` names what was shown, so that only that is left in. `allowed`: codes that may stand there.
 */
export function checkReportText(texts: Readonly<Record<string, string>>, allowed: readonly string[] = []): { marks: ReportMark[]; fingerprint: string } {
  const marks = Object.entries(texts).flatMap(([field, text]) => plainMarks(text, allowed).map((mark) => ({ ...mark, field, ...surroundings(text, mark) })))
  return { marks, fingerprint: marks.map(({ field, start, text }) => `${field}:${start}:${text}`).join('|') }
}

function surroundings(text: string, { start, end }: PlainMark): { before: string; after: string } {
  return { before: (start > around ? '…' : '') + text.slice(Math.max(0, start - around), start), after: text.slice(end, end + around) + (end + around < text.length ? '…' : '') }
}
