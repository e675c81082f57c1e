import { audit } from './az/audit.ts'
import { accounts } from './az/accounts.ts'
import { people } from './az/people.ts'
import { cases } from './az/cases.ts'
import { reintegration } from './az/reintegration.ts'
import { files } from './az/files.ts'
import { closure } from './az/closure.ts'
import { retraction } from './az/retraction.ts'
import { connection } from './az/connection.ts'
import { frame } from './az/frame.ts'
import { supervision } from './az/supervision.ts'
import { skills } from './az/skills.ts'
import { protection } from './az/protection.ts'
import { setup } from './az/setup.ts'
import { sessions } from './az/sessions.ts'
import { names } from './az/names.ts'
import { outcomes } from './az/outcomes.ts'
import { releases } from './az/releases.ts'
import { catalogue } from './az/catalogue.ts'
import { reporting } from './az/reporting.ts'
import { groups } from './az/groups.ts'
import { assessments } from './az/assessments.ts'
import { risk } from './az/risk.ts'
import { alerts } from './az/alerts.ts'
import { scales } from './az/scales.ts'
import { sitting } from './az/sitting.ts'
import { today } from './az/today.ts'
import { kept } from './az/kept.ts'
import { demo } from './az/demo.ts'
import type { Words } from './en.ts'
import type { Same } from './message.ts'

export const az: Same<Words> = {
  frame, connection, today, audit, accounts, setup, protection, demo, people,
  cases, closure, retraction, sessions, sitting, names, assessments, scales, risk, alerts, groups,
  supervision, skills,
  outcomes, releases, catalogue, reporting, files, reintegration,
  kept,
}
