import type { ReleaseRecord } from './release-record.ts'
import { aboutLines, figureLines, type Said } from './release-lines.ts'

type Row = (string | number)[]
const header: Row = ['row', 'key', 'table', 'among', 'depth', 'label', 'measure', 'shown', 'interval_lo', 'interval_hi', 'status']

/**
 * One rectangular table (RFC 4180, CRLF, a byte-order mark so that a spreadsheet reads the letters): first what is said about
 * the release, then every figure. A text that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function releaseCsv(record: ReleaseRecord, said: Said): string {
  const about: Row[] = aboutLines(record, said).map(({ key, label, text }) => ['about', key, label, '', '', text, '', '', '', '', ''])
  const figures: Row[] = figureLines(record, said).map(({ key, table, among, depth, label, measure, figure: { shown, lo, hi, status } }) => ['figure', key, table, among, depth, label, measure ?? '', shown ?? '', lo ?? '', hi ?? '', status])
  const targets: Row[] = (said.report?.lines ?? []).flatMap(({ key, target }): Row[] => (target === null ? [] : [['target', `headline/${key}`, '', '', '', said.headlines[key], '', target, '', '', '']]))
  return `\ufeff${[header, ...about, ...figures, ...targets].map((row) => `${row.map(field).join(',')}\r\n`).join('')}`
}

function field(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = harmlessText(value)
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** What a spreadsheet takes for a formula: these signs, their wide forms, and blank signs before them (OWASP, CSV injection). */
export const harmlessText = (text: string): string => (/^\s*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)
