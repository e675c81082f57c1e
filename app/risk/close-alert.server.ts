import { newId, type Id } from '#app/work/id.ts'
import { addDays, today, type Scope } from '#app/work/scope.ts'
import type { AlertRow } from './alert-table.server.ts'
import { closedByOne, contactDays, levelNow, type AlertContent, type AlertLevel, type Closing } from './alert.ts'
import { deletePlanned, insertContacts } from './contact-table.server.ts'
import { contentOf } from './open-alert.server.ts'
import { permitAlertWriting, type AlertPermit } from './permit-alert.server.ts'
import { change, eventOf, isLate, type Working } from './work-on-alert.server.ts'

export type ClosingOutcome = Working | { kind: 'asked' | 'needs-second' | 'not-alone' }

/**
 * Moderate and above close by two people: the first asks with a reason, the second agrees. "Screened negative" (only
 * what was to be screened) and "raised by mistake" close by one, with a line. What its psychologist screened negative stays in the
 * supervisor's queue until she has looked at it. `base`: beside which level it was asked; nobody closes what has risen since.
 */
export async function closeAlert(scope: Scope, { alertId, reason, words, base }: { alertId: Id<'alert'>; reason: Closing; words: string; base?: string | undefined }): Promise<ClosingOutcome> {
  const permit = await permitAlertWriting(scope, alertId)
  const content = await contentOf(scope, permit)
  if (isLate(content, base)) return { kind: 'too-late' }
  const closing = { closing: reason, words }
  if (reason === 'screened-negative' && content.level !== 'to-be-screened') return { kind: 'not-alone' }
  // what the clock made moderate takes two, also when the answer to the screening was no
  if (closedByOne.includes(reason) && !(reason === 'screened-negative' && levelNow(content.level, permit.row.state) !== 'to-be-screened')) {
    const look = reason === 'screened-negative' && permit.as === 'psychologist' ? 'waiting' as const : null
    return resolve(scope, permit, { ...content, events: [...content.events, { ...eventOf(scope, 'closed'), ...closing }] }, undefined, look)
  }
  if (permit.row.closing_by !== null && permit.row.closing_by !== scope.actor.id) return agreeToClose(scope, { alertId }, closing)
  const asked = await change(scope, permit, { ...content, events: [...content.events, { ...eventOf(scope, 'closing-asked'), ...closing }] }, { closing_by: scope.actor.id }, 'alert.closing-asked')
  return asked.kind === 'written' ? { kind: 'asked' } : asked
}

/** The second of two agrees, with `own` words where both had asked, and to what she was shown; the next contacts stand on Today from then on. */
export async function agreeToClose(scope: Scope, { alertId, base }: { alertId: Id<'alert'>; base?: string | undefined }, own: { closing?: Closing; words?: string } = {}): Promise<ClosingOutcome> {
  const permit = await permitAlertWriting(scope, alertId)
  const { closing_by: first } = permit.row
  if (first === null || first === scope.actor.id) return { kind: 'needs-second' }
  const content = await contentOf(scope, permit)
  if (isLate(content, base)) return { kind: 'too-late' }
  const level = levelNow(content.level, permit.row.state)
  return resolve(scope, permit, { ...content, level, events: [...content.events, { ...eventOf(scope, 'closed'), ...own }] }, level)
}

/** Not yet: what the first asked for is taken back, with a line why. */
export async function refuseToClose(scope: Scope, { alertId, words }: { alertId: Id<'alert'>; words: string }): Promise<ClosingOutcome> {
  const permit = await permitAlertWriting(scope, alertId)
  if (permit.row.closing_by === null) return { kind: 'needs-second' }
  const content = await contentOf(scope, permit)
  return change(scope, permit, { ...content, events: [...content.events, { ...eventOf(scope, 'closing-refused'), ...(words ? { words } : {}) }] }, { closing_by: null }, 'alert.closing-refused')
}

async function resolve(scope: Scope, permit: AlertPermit, content: AlertContent, contactsFor: AlertLevel | undefined, look: AlertRow['look'] = null): Promise<Working> {
  const at = scope.now().toISOString()
  return change(scope, permit, content, { state: 'resolved', resolved_at: at, due_at: null, look }, 'alert.closed', async (scope) => {
    if (!contactsFor) return
    await deletePlanned(scope.db, permit.row.case_id)
    await insertContacts(scope.db, contactsOf(permit.row, contactsFor, today(scope)))
  })
}

const contactsOf = ({ id, case_id }: AlertRow, level: AlertLevel, day: string) =>
  contactDays(level).map((days) => ({ id: newId<'brief-contact'>(), case_id, alert_id: id, due_on: addDays(day, days), tries: 0, state: 'planned' as const }))
