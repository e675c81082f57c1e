import writeXlsxFile, { type Sheet, type SheetData } from 'write-excel-file/universal'
import { fixedFileTimes } from './fixed-file-times.ts'
import { quarterlyShape } from './quarterly-shape.ts'
import { aboutLines, figureLines, type Said } from './release-lines.ts'
import type { ReleaseFigure, ReleaseRecord } from './release-record.ts'
import type { SumToDate } from './sum-to-date.ts'

/** Two sheets: what is said about the release, and every figure. */
export function releaseXlsx(record: ReleaseRecord, said: Said): Promise<Uint8Array> {
  return workbook([aboutSheet(record, said), figureSheet(record, said)])
}

/** The quarterly shape A to F on a sheet of its own. */
export function quarterlyXlsx(record: ReleaseRecord, said: Said): Promise<Uint8Array> {
  return workbook([aboutSheet(record, said), quarterlySheet(record, said)])
}

/** The same bytes for the same sheets, whenever it is made. Every text is a text: nothing in it is a formula. */
async function workbook(sheets: Sheet<Blob>[]): Promise<Uint8Array> {
  return fixedFileTimes(new Uint8Array(await (await writeXlsxFile(sheets).toBlob()).arrayBuffer()))
}

function aboutSheet(record: ReleaseRecord, said: Said): Sheet<Blob> {
  const { sheets, columns } = said.files
  return { sheet: sheets.about, columns: [{ width: 26 }, { width: 110 }], data: [heading(columns.what, columns.text), ...aboutLines(record, said).map(({ label, text: said }) => [text(label), { ...text(said), wrap: true }])] }
}

function figureSheet(record: ReleaseRecord, said: Said): Sheet<Blob> {
  const { sheets, columns, measures } = said.files
  const rows: SheetData = figureLines(record, said).map(({ table, among, label, depth, measure, figure }) => [text(table), text(among), { ...text(label), indent: depth }, text(measure ? measures[measure] : ''), ...cells(figure, said)])
  return {
    sheet: sheets.figures, stickyRowsCount: 1, columns: [{ width: 40 }, { width: 22 }, { width: 44 }, { width: 12 }, { width: 12 }, { width: 14 }, { width: 14 }, { width: 16 }],
    data: [heading(columns.table, columns.among, columns.group, columns.measure, columns.shown, columns.lo, columns.hi, columns.status), ...rows],
  }
}

function quarterlySheet(record: ReleaseRecord, said: Said): Sheet<Blob> {
  const { sheets, columns, measures, noRecords, notAsked, report } = said.files
  const rows: SheetData = quarterlyShape(record, said).flatMap((part): SheetData => {
    const title = [{ ...text(part.title), fontWeight: 'bold' as const }]
    if (part.kind === 'none') return [title, [text(noRecords)], []]
    return [title, ...part.lines.map((line) => ('kind' in line ? [text(line.label), text(''), null, null, null, text(notAsked)] : [{ ...text(line.label), indent: line.depth }, text(line.measure ? measures[line.measure] : ''), ...cells(line.figure, said), ...besideCells(line.key, said)])), []]
  })
  const beside = said.report ? [report.target, report.yearToDate, report.projectToDate] : []
  return { sheet: sheets.quarterly, stickyRowsCount: 1, columns: [{ width: 52 }, { width: 12 }, { width: 12 }, { width: 14 }, { width: 14 }, { width: 26 }, ...beside.map(() => ({ width: 18 }))], data: [heading(columns.group, columns.measure, columns.shown, columns.lo, columns.hi, columns.status, ...beside), ...rows] }
}

const text = (value: string) => ({ value, type: String })
const heading = (...labels: string[]) => labels.map((label) => ({ ...text(label), fontWeight: 'bold' as const }))
const number = (value: number | null) => (value === null ? null : { value, type: Number })
const cells = ({ shown, lo, hi, status }: ReleaseFigure, { files }: Said) => [number(shown), number(lo), number(hi), text(files.status[status])]

/** What was hoped for, and sums of released quarters: beside figures of the whole programme alone. */
function besideCells(key: string, { report }: Said) {
  const line = report?.lines.find((one) => key === `headline/${one.key}`)
  return line ? [number(line.target), sum(line.yearToDate), sum(line.projectToDate)] : []
}

const sum = (given: SumToDate | null) => number(given?.kind === 'sum' ? given.shown : null)
