import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import { idFrom, newId, type Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { AlertLine } from './alert-view.ts'
import { caseOfAlert, caseOfRecord, type RecordOfCase } from './case-table.server.ts'
import { peopleAt } from './duty.ts'
import { contactsOf } from './duty-table.server.ts'
import { emergencyCard } from './emergency-cards.server.ts'
import type { EmergencyCard } from './emergency-numbers.ts'
import { listAlertsOfCase } from './list-alerts.server.ts'
import { rosterFor, type AlertGround } from './prepare-alert.server.ts'
import { alertTicket, caseOnTicket } from './raise-by-ticket.server.ts'

/** What stands on every page of a case: the numbers, and all it takes to send. */
export type RiskBar = {
  caseId: string
  /** The alert this page would send; a page that is loaded again has another. */
  alertId: string
  ticket: string
  card: EmergencyCard
  people: { name: string; phone: string | null }[]
  open: AlertLine[]
}

const places: Record<string, 'case' | RecordOfCase> = { cases: 'case', drafts: 'draft', notes: 'note', assessments: 'assessment', scales: 'scale', reviews: 'review', contacts: 'contact', alerts: 'alert' }

/** For the frame of every page: which case the address is about, if this person may send an alert about it. */
export async function riskBarAt(scope: Scope, pathname: string): Promise<RiskBar | null> {
  const [, place = '', id = ''] = pathname.split('/')
  const kind = places[place]
  const record = kind && idFrom<'case'>(id)
  if (!kind || !record || !scope.actor.roles.includes('psychologist')) return null
  const caseId = kind === 'case' ? record : await caseOfRecord(scope.db, kind, record)
  const bar = caseId && await riskBar(scope, caseId)
  // the page of an alert says itself how far it got
  return bar && kind === 'alert' ? { ...bar, open: [] } : bar
}

/** For the page with any level. */
export async function beginAlert(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<{ bar: RiskBar; code: string; word: string }> {
  const permit = await permitCase(scope, caseId, 'write')
  return { bar: await barOf(scope, permit), code: permit.file.code, word: permit.file.word }
}

async function riskBar(scope: Scope, caseId: Id<'case'>): Promise<RiskBar | null> {
  try {
    return await barOf(scope, await permitCase(scope, caseId, 'write'))
  } catch (error) {
    // "not yours" is said by the page itself
    if (isRefusal(error)) return null
    throw error
  }
}

async function barOf(scope: Scope, permit: CasePermit<'write'>): Promise<RiskBar> {
  const { caseId, file } = permit
  const open = (await listAlertsOfCase(scope, caseId)).filter((line) => line.state !== 'resolved')
  return { caseId, alertId: newId<'alert'>(), ticket: await alertTicket(scope, permit), ...await numbersOf(scope, { psychologistId: file.psychologist_id, district: file.district }), open }
}

/** For a page that is about no case yet: the card of one's own district. */
export async function ownNumbers(scope: Scope): Promise<Pick<RiskBar, 'card' | 'people'>> {
  return numbersOf(scope, { psychologistId: scope.actor.id, district: scope.actor.district ?? '' })
}

/** For an answer without a session: the numbers of the case its page's ticket is about. undefined: it is no ticket of an alert, or over. */
export async function numbersOnTicket(ground: Pick<AlertGround, 'db' | 'serverKey' | 'now'>, ticket: string): Promise<Pick<RiskBar, 'card' | 'people'> | undefined> {
  try {
    const about = await caseOfAlert(ground.db, caseOnTicket(ground, ticket))
    return about && await numbersOf(ground, about)
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

/** The district's card, then colleagues in the order they are told. */
async function numbersOf(ground: Pick<AlertGround, 'db' | 'now'>, { psychologistId, district }: { psychologistId: Id<'person'>; district: string }): Promise<Pick<RiskBar, 'card' | 'people'>> {
  const roster = await rosterFor(ground.db, psychologistId, ground.now())
  const order = [...peopleAt(roster, 'supervisor'), ...peopleAt(roster, 'backup')]
  const people = (await contactsOf(ground.db, order)).sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  return { card: await emergencyCard(ground, district), people: people.map(({ name, phone }) => ({ name, phone })) }
}
