import type { FormProblems } from '#app/http/form-problems.ts'
import type { ReportMark } from '#app/names/check-report-text.ts'
import type { ReadReport } from './read-report.server.ts'

/** What the page of a report is given. */
export type ReportView = ReadReport

/** Everything that is not kept brings back what was typed. */
export type ReportAnswer =
  | { kind: 'kept' }
  | { kind: 'problems'; problems: FormProblems }
  | { kind: 'points-at'; marks: ReportMark[]; fingerprint: string; values: FormProblems['values'] }
  | { kind: 'changed-meanwhile'; values: FormProblems['values'] }
