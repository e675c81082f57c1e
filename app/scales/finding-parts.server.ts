import { findInstrument } from './instruments.server.ts'

/** What one answer said, for a person to read: the scale's short name, the item, and that it has no answer. */
export type FindingPart = { tool: string; item?: string | undefined; without?: 'answer' | 'all' | undefined }

/** From the short fixed codes an alert keeps ("phq9.item9 pcl5.item9.no-answer"); what names no scale of ours is left out. */
export function findingParts(finding = ''): FindingPart[] {
  return finding.split(' ').flatMap((code) => {
    const [id, ...rest] = code.split('.')
    const tool = findInstrument(id ?? '')
    const item = rest.map((part) => /^item(\d+)$/.exec(part)?.[1]).find(Boolean)
    const without = rest.includes('no-answer') ? 'answer' as const : rest.includes('declined') ? 'all' as const : undefined
    return tool ? [{ tool: tool.short, item, without }] : []
  })
}
