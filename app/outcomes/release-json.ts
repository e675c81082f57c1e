import { aboutLines, type Said } from './release-lines.ts'
import type { ReleaseFigure, ReleaseRecord } from './release-record.ts'
import type { SumToDate } from './sum-to-date.ts'

/** For other programmes: the release as it was issued, with its texts in one language. Keys are in a fixed order. */
export function releaseJson(record: ReleaseRecord, said: Said): string {
  const { language, headlines, report } = said
  const { template, window, policy, approved, corrected, hash, previousHash } = record
  const document = {
    format: 'sirdash-release/1', language,
    release: { id: record.id, organisation: record.organisation, template: { id: template.id, title: template.title[language] }, window, policy, prepared_on: record.preparedOn, approved, corrected, hash, previous_hash: previousHash },
    about: aboutLines(record, said).map(({ label, text }) => ({ label, text })),
    headlines: record.headlines.map(({ key, ...figure }) => ({ key, label: headlines[key], ...told(figure) })),
    ...(report ? { report: { texts: report.texts, lines: report.lines.map(({ key, target, yearToDate, projectToDate }) => ({ key, target, year_to_date: sumOf(yearToDate), project_to_date: sumOf(projectToDate) })) } } : {}),
    tables: record.tables.map((table) => ({
      id: table.id, title: table.title[language], among: table.base[language], ...(table.mean ? { mean: { node: table.mean.node, ...told(table.mean) } } : {}), ...(table.band ? { band: { node: table.band.node, at_least_percent: table.band.atLeast } } : {}),
      rows: table.rows.map((row) => ({ node: row.node, parent: row.parent, depth: row.depth, label: row.label[language], figures: table.measures.map((measure, at) => ({ measure, ...told(row.figures[at]!) })) })),
    })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

const told = ({ shown, lo, hi, status }: ReleaseFigure) => ({ shown, interval_lo: lo, interval_hi: hi, status })
const sumOf = (sum: SumToDate | null) => (sum?.kind === 'sum' ? { shown: sum.shown, interval_lo: sum.lo, interval_hi: sum.hi } : null)
