import { aboutLines, type Said } from './release-lines.ts'
import type { ReleaseFigure, ReleaseRecord } from './release-record.ts'

/** For other programmes: the release as it was issued, with its texts in one language. Keys are in a fixed order. */
export function releaseJson(record: ReleaseRecord, said: Said): string {
  const { language, headlines } = said
  const { template, window, policy, approved, corrected, hash, previousHash } = record
  const document = {
    format: 'sirdash-release/1', language,
    release: { id: record.id, organisation: record.organisation, template: { id: template.id, title: template.title[language] }, window, policy, prepared_on: record.preparedOn, approved, corrected, hash, previous_hash: previousHash },
    about: aboutLines(record, said).map(({ label, text }) => ({ label, text })),
    headlines: record.headlines.map(({ key, ...figure }) => ({ key, label: headlines[key], ...told(figure) })),
    tables: record.tables.map((table) => ({
      id: table.id, title: table.title[language], among: table.base[language],
      rows: table.rows.map((row) => ({ node: row.node, parent: row.parent, depth: row.depth, label: row.label[language], figures: table.measures.map((measure, at) => ({ measure, ...told(row.figures[at]!) })) })),
    })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

const told = ({ shown, lo, hi, status }: ReleaseFigure) => ({ shown, interval_lo: lo, interval_hi: hi, status })
