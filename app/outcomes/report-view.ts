import type { FormProblems } from '#app/http/form-problems.ts'
import type { ReadReport } from './read-report.server.ts'
import type { ReportText } from './report.ts'

/** What the page of a report is given. */
export type ReportView = ReadReport

/** Everything that is not kept brings back what was typed. */
export type ReportAnswer =
  | { kind: 'kept' }
  | { kind: 'problems'; problems: FormProblems }
  | { kind: 'points-at'; found: Partial<Record<ReportText, string[]>>; values: FormProblems['values'] }
  | { kind: 'changed-meanwhile'; values: FormProblems['values'] }
