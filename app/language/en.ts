// English is the type of all messages. To add a feature called `visits`:
//   1. app/language/en/visits.ts  export const visits = { … } as const          (texts, or { one, other } with {n})
//   2. app/language/az/visits.ts  export const visits: Same<typeof english> = { … }   (see az/frame.ts for the imports)
//   3. app/language/ru/visits.ts  the same, plurals with { one, few, many, other }
//   and one line in each of en.ts, az.ts, ru.ts: the import and the name below. A key that az or ru lacks does not compile.
// Only plain data: texts and plural forms, no functions. Places are written {name} and filled by `say` and `plural`.
import { audit } from './en/audit.ts'
import { accounts } from './en/accounts.ts'
import { people } from './en/people.ts'
import { cases } from './en/cases.ts'
import { reintegration } from './en/reintegration.ts'
import { files } from './en/files.ts'
import { closure } from './en/closure.ts'
import { retraction } from './en/retraction.ts'
import { connection } from './en/connection.ts'
import { frame } from './en/frame.ts'
import { supervision } from './en/supervision.ts'
import { skills } from './en/skills.ts'
import { protection } from './en/protection.ts'
import { setup } from './en/setup.ts'
import { sessions } from './en/sessions.ts'
import { names } from './en/names.ts'
import { outcomes } from './en/outcomes.ts'
import { releases } from './en/releases.ts'
import { catalogue } from './en/catalogue.ts'
import { reporting } from './en/reporting.ts'
import { groups } from './en/groups.ts'
import { assessments } from './en/assessments.ts'
import { risk } from './en/risk.ts'
import { alerts } from './en/alerts.ts'
import { scales } from './en/scales.ts'
import { sitting } from './en/sitting.ts'
import { today } from './en/today.ts'
import { kept } from './en/kept.ts'
import { demo } from './en/demo.ts'

export const en = {
  frame, connection, today, audit, accounts, setup, protection, demo, people,
  cases, closure, retraction, sessions, sitting, names, assessments, scales, risk, alerts, groups,
  supervision, skills,
  outcomes, releases, catalogue, reporting, files, reintegration,
  kept,
} as const

export type Words = typeof en
