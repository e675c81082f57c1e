import { columns, type Column } from './columns.ts'

/** The list SECURITY.md prints: everything that is not sealed, with its reason, from the declarations themselves. */
export function clearColumnsList(): string {
  return Object.entries(columns as Record<string, Record<string, Column>>).map(([table, its]) => `- \`${table}\`: ${groups(its)}.`).join('\n')
}

/** Columns with the same reason stand together. */
function groups(its: Record<string, Column>): string {
  const told = Object.entries(its).flatMap(([name, column]) => ('sealed' in column ? [] : [{ name, why: 'clear' in column ? column.clear : `locked: ${column.locked}` }]))
  return [...Map.groupBy(told, ({ why }) => why)].map(([why, those]) => `${those.map(({ name }) => name).join(', ')} (${why})`).join('; ')
}

const [before, after] = ['<!-- columns in the clear: node scripts/clear-columns.ts writes this -->', '<!-- end of the columns in the clear -->'] as const

/** SECURITY.md with the list as it is declared now. Throws when its two marks are not there. */
export function withClearColumns(security: string): string {
  const [start, end] = [security.indexOf(before), security.indexOf(after)]
  if (start < 0 || end < start) throw new Error('SECURITY.md has lost the marks around its list of columns')
  return `${security.slice(0, start + before.length)}\n\n${clearColumnsList()}\n\n${security.slice(end)}`
}
