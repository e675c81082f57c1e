import type { NameCheck } from '#app/cases/check-names.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { Id } from '#app/work/id.ts'
import { kindsOf, type AlertContent, type AlertEvent, type AlertType } from './alert.ts'
import { namesInAlert } from './alert-names.server.ts'
import type { AlertLine } from './alert-view.ts'
import { nextContactOf } from './contact-table.server.ts'
import { contactsOf } from './duty-table.server.ts'
import { emergencyCard } from './emergency-cards.server.ts'
import type { EmergencyCard } from './emergency-numbers.ts'
import { readSafetyPlan, type ReadPlan } from './keep-safety-plan.server.ts'
import { lineOf } from './list-alerts.server.ts'
import { openAlert, type ToldPerson } from './open-alert.server.ts'
import type { AlertStanding } from './permit-alert.server.ts'
import { baseOf } from './work-on-alert.server.ts'

export type AlertView = {
  line: AlertLine
  as: AlertStanding
  day: string
  card: EmergencyCard
  told: Omit<ToldPerson, 'id'>[]
  /** Where this person reads the case itself. */
  caseHref: string | null
  /** For its psychologist alone: names that stand in what was sent. */
  names?: NameCheck
  whole?: {
    content: Pick<AlertContent, 'level' | 'source' | 'finding' | 'protective' | 'actionNow' | 'told'> & { types: AlertType[]; /** Which words of these three the page shows. */ base: string }
    events: (Omit<AlertEvent, 'by' | 'press' | 'pressedAt'> & { by: string })[]
    plan: ReadPlan
    nextContact: string | null
    closing: 'nobody' | 'me' | 'other'
    /** Of one that its psychologist closed alone. */
    look: 'waiting' | 'done' | null
  }
}

/** The page of one alert, as far as this person's keys go. */
export async function showAlert(scope: Scope, { alertId }: { alertId: Id<'alert'> }): Promise<AlertView> {
  const opened = await openAlert(scope, { alertId })
  const { row, as } = opened
  const common = {
    line: await lineOf(scope, row), as, day: today(scope), card: await emergencyCard(scope, row.district), told: opened.told.map(({ id: _, ...one }) => one),
    caseHref: as === 'psychologist' ? `/cases/${row.case_id}` : null,
  }
  if (opened.kind !== 'whole') return common
  const { level, source, finding, protective, actionNow, told, events } = opened.content
  const names = new Map((await contactsOf(scope.db, events.map((event) => event.by))).map(({ id, name }) => [id as string, name]))
  const plan = await readSafetyPlan(scope, opened)
  const inText = await namesInAlert(scope, { ...opened, plan })
  return {
    ...common, ...(inText ? { names: inText } : {}),
    whole: {
      content: { level, types: kindsOf(opened.content), source, ...(finding ? { finding } : {}), protective, actionNow, told, base: baseOf(scope, alertId, opened.content) },
      events: events.map(({ press: _, pressedAt: __, ...event }) => ({ ...event, by: names.get(event.by) ?? '' })), plan, nextContact: (await nextContactOf(scope.db, row.case_id))?.due_on ?? null,
      closing: row.closing_by === null ? 'nobody' : row.closing_by === scope.actor.id ? 'me' : 'other', look: row.look,
    },
  }
}
