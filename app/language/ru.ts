import { audit } from './ru/audit.ts'
import { accounts } from './ru/accounts.ts'
import { people } from './ru/people.ts'
import { cases } from './ru/cases.ts'
import { reintegration } from './ru/reintegration.ts'
import { files } from './ru/files.ts'
import { closure } from './ru/closure.ts'
import { retraction } from './ru/retraction.ts'
import { connection } from './ru/connection.ts'
import { frame } from './ru/frame.ts'
import { supervision } from './ru/supervision.ts'
import { skills } from './ru/skills.ts'
import { protection } from './ru/protection.ts'
import { setup } from './ru/setup.ts'
import { sessions } from './ru/sessions.ts'
import { names } from './ru/names.ts'
import { outcomes } from './ru/outcomes.ts'
import { releases } from './ru/releases.ts'
import { catalogue } from './ru/catalogue.ts'
import { reporting } from './ru/reporting.ts'
import { groups } from './ru/groups.ts'
import { assessments } from './ru/assessments.ts'
import { risk } from './ru/risk.ts'
import { alerts } from './ru/alerts.ts'
import { scales } from './ru/scales.ts'
import { sitting } from './ru/sitting.ts'
import { today } from './ru/today.ts'
import { kept } from './ru/kept.ts'
import { demo } from './ru/demo.ts'
import type { Words } from './en.ts'
import type { Same } from './message.ts'

export const ru: Same<Words> = {
  frame, connection, today, audit, accounts, setup, protection, demo, people,
  cases, closure, retraction, sessions, sitting, names, assessments, scales, risk, alerts, groups,
  supervision, skills,
  outcomes, releases, catalogue, reporting, files, reintegration,
  kept,
}
