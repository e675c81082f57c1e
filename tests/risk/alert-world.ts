import { escalateAlerts } from '#app/risk/escalate-alerts.server.ts'
import { keepContact, keepHours } from '#app/risk/keep-roster.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { raiseAlert, type Raising } from '#app/risk/raise-alert.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

export type AlertWorld = TestProgramme & { admin: Scope; rena: Scope; leyla: Scope; murad: Scope; sevda: Scope; tick: () => Promise<number>; raise: (caseId: Id<'case'>, raising?: Partial<Raising>) => Promise<Id<'alert'>> }

/** Rena treats, Leyla supervises her in office hours, Murad backs up at all hours, Sevda is the delegate on call. */
export async function alertWorld(): Promise<AlertWorld> {
  const p = await testProgramme()
  const admin = await p.person('Aysel', ['administrator'])
  const leyla = await p.person('Leyla', ['supervisor'])
  const murad = await p.person('Murad', ['supervisor'])
  const sevda = await p.person('Sevda', ['delegate'])
  const rena = await p.person('Rena', ['psychologist'])
  await p.supervise(leyla, rena)
  await keepHours(admin, { personId: leyla.actor.id, part: 'supervisor', weekdays: '12345', from: '09:00', to: '18:00' })
  await keepHours(admin, { personId: murad.actor.id, part: 'backup', weekdays: '1234567', from: '00:00', to: '24:00' })
  await keepHours(admin, { personId: sevda.actor.id, part: 'delegate', weekdays: '1234567', from: '00:00', to: '24:00' })
  for (const [person, at] of [[leyla, 'leyla'], [murad, 'murad'], [sevda, 'sevda']] as const) await keepContact(admin, { personId: person.actor.id, phone: `+994 50 111 11 1${at.length}`, mail: `${at}@example.org` })
  const raise = async (caseId: Id<'case'>, raising: Partial<Raising> = {}) => {
    const { alertId } = await raiseAlert(p.again(rena), { caseId, alertId: newId<'alert'>(), level: 'imminent', source: 'button', ...raising })
    return alertId
  }
  return { ...p, admin, rena, leyla, murad, sevda, raise, tick: () => escalateAlerts({ db: p.connection.db, audit: p.audit, now: rena.now }) }
}

export type AlertCase = Awaited<ReturnType<typeof alertCase>>

/** That world with a case of Rena's; every alert, or one, as it lies in the database, and by name who was told of one. */
export async function alertCase() {
  const w = await alertWorld()
  const caseId = await ownCase(w.rena)
  const rows = () => w.connection.db.selectFrom('risk_alert').selectAll().execute()
  const row = (id: Id<'alert'>) => w.connection.db.selectFrom('risk_alert').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const told = async (alertId: Id<'alert'>) => (await openAlert(w.again(w.rena), { alertId })).told.map((one) => one.name)
  return { ...w, caseId, rows, row, told }
}
