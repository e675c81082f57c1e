import { formatDate } from '#app/language/dates.ts'
import type { Words } from '#app/language/en.ts'
import type { Language } from '#app/language/language.ts'
import { say } from '#app/language/say.ts'
import { reportTexts, type Report, type ReportText } from './report.ts'
import { isDivided, saysOrInCare, type ReleaseFigure, type ReleaseMeasure, type ReleaseRecord, type ReleaseTable } from './release-record.ts'

/** What a reader must be told beside the figures; the same lines stand on the page, in every file and in print. */
export type AboutLine = { key: keyof Words['files']['about'] | ReportText; label: string; text: string }
/** One figure with everything that says what it is of. `key`: `headline/assessed`, `district/area-1/people`. */
export type FigureLine = { key: string; table: string; among: string; node: string; depth: number; label: string; measure: ReleaseMeasure | 'mean' | null; figure: ReleaseFigure }

/** The words of a file: what it says of itself, and what figures are called. */
export type Said = { files: Words['files']; headlines: Words['releases']['headlines']; language: Language; /** What a delegate typed beside the figures. */ report?: Report | undefined }

export function aboutLines(record: ReleaseRecord, { files, language, report }: Said): AboutLine[] {
  const { policy, window, approved, tables } = record
  const day = (on: string): string => formatDate(on, language)
  const line = (key: keyof Words['files']['about'], text: string): AboutLine => ({ key, label: files.about[key], text })
  const bases = { people: policy.personBase, sessions: policy.sessionBase }
  return [
    line('title', record.template.title[language]), line('organisation', record.organisation), line('period', say(files.period, { from: day(window.startsOn), to: day(window.endsOn) })), line('closedOn', day(window.closedOn)),
    line('release', record.id), line('policy', policy.version), line('hash', record.hash), line('preparedOn', day(record.preparedOn)),
    line('approved', approved ? say(files.approvedBy[approved.by], { date: day(approved.on) }) : files.notApproved), ...(record.corrected ? [line('corrected', files.correctedText)] : []),
    ...reportTexts.flatMap((key): AboutLine[] => (report?.texts[key] ? [{ key, label: files.report.texts[key], text: report.texts[key] }] : [])),
    line('counted', saysOrInCare(record) ? `${files.countedText} ${files.orInCare}` : files.countedText), line('rounding', say(files.roundingText[policy.headline], bases)), line('shown', shownText(record, files)), line('kept', say(files.keptText, { threshold: policy.threshold })),
    ...(isDivided(record) ? [] : [line('undivided', files.headlinesOnly)]),
    ...tables.map((table) => line('divided', say(files.dividedText, { title: table.title[language], among: table.base[language] }))),
    ...tables.flatMap((table) => (table.band ? [line('band', bandSentence(table, files, language))] : [])), ...(tables.some((table) => table.mean) ? [line('mean', files.meanText)] : []),
    line('care', say(files.careText, { organisation: record.organisation })),
  ]
}

/** When a group is shown; and a figure of the whole programme, where that is not always. */
function shownText({ policy: { reachRoots, threshold } }: ReleaseRecord, { shownText, wholeText }: Words['files']): string {
  return [shownText, ...(reachRoots === 'T' ? [wholeText] : [])].map((text) => say(text, { threshold })).join(' ')
}

export const bandSentence = ({ title, base, band }: ReleaseTable, files: Words['files'], language: Language): string =>
  (band ? say(files.bandText, { title: title[language], label: band.label[language], band: files.bands[band.atLeast], among: base[language] }) : '')

export function figureLines(record: ReleaseRecord, { files, headlines, language }: Said): FigureLine[] {
  return [
    ...record.headlines.map(({ key, ...figure }): FigureLine => ({ key: `headline/${key}`, table: files.headlines, among: files.whole, node: key, depth: 0, label: headlines[key], measure: null, figure })),
    ...record.tables.flatMap((table) => table.rows.flatMap((row) => table.measures.map((measure, at): FigureLine => ({
      key: `${table.id}/${row.node}/${measure}`, table: table.title[language], among: table.base[language], node: row.node, depth: row.depth, label: row.label[language], measure, figure: row.figures[at]!,
    }))).concat(meanLines(table, language))),
  ]
}

function meanLines({ id, title, base, mean }: ReleaseTable, language: Language): FigureLine[] {
  if (!mean) return []
  const { node, label, ...figure } = mean
  return [{ key: `${id}/${node}/mean`, table: title[language], among: base[language], node, depth: 1, label: label[language], measure: 'mean', figure }]
}

/** `report-2024-Q2`: made of names that were fixed before anything was counted. */
export const fileStem = ({ template, window }: Pick<ReleaseRecord, 'template' | 'window'>): string => `sirdash-${template.id}-${window.name}`.replaceAll(/[^A-Za-z0-9-]+/g, '-')
