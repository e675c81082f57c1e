import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeRoles } from '#app/accounts/change-roles.server.ts'
import { endPerson } from '#app/accounts/end-person.server.ts'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { changeCaseState } from '#app/cases/change-case-state.server.ts'
import { insertFollowUps } from '#app/cases/follow-up-table.server.ts'
import { readCase } from '#app/cases/read-case.server.ts'
import { readIdentity } from '#app/cases/read-identity.server.ts'
import { noIdentity } from '#app/cases/identity.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { openGroup } from '#app/groups/open-group.server.ts'
import { readGroup } from '#app/groups/read-groups.server.ts'
import { insertContacts } from '#app/risk/contact-table.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { raiseAlert } from '#app/risk/raise-alert.server.ts'
import { sentenceOf } from '#app/http/form-problems.ts'
import { languages } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { openAgreement } from '#app/supervision/open-agreement.server.ts'
import { readReview } from '#app/supervision/read-review.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Role, Scope } from '#app/work/scope.ts'
import { ownCase, signed } from '#tests/sessions/own-case.ts'
import { withoutRules } from '#tests/support/day-of-work.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { kindOf } from '#tests/supervision/reviewed.ts'

// Whoever is named in a case or an agreement reads by it in the role it was made for, and in no other.

let p: TestProgramme
let admin: Scope
let rena: Scope
let leyla: Scope
beforeAll(async () => {
  p = await testProgramme()
  admin = await p.person('Aysel', ['administrator'])
  leyla = await p.person('Leyla', ['supervisor'])
  rena = await p.person('Rena', ['psychologist'])
})
afterAll(() => p.close())

const change = async (person: Scope, roles: Role[]) => (await changeRoles(p.again(admin), person.actor.id, roles)).kind
/** The same person in other roles, as the next request finds her. */
const as = (person: Scope, roles: Role[]): Scope => { const again = p.again(person); return { ...again, actor: { ...again.actor, roles } } }
const kindsHeld = async (person: Scope): Promise<string[]> => {
  const rows = await p.connection.db.selectFrom('compartment as c').innerJoin('key_grant as g', 'g.compartment_id', 'c.id').select('c.kind').distinct().where('g.recipient_id', '=', person.actor.id).execute()
  return rows.map((row) => row.kind).sort()
}

describe('a supervisor turned administrator, her agreement still in force', () => {
  let agreementId: Id<'agreement'>
  let acts: Record<string, (scope: Scope) => Promise<unknown>>
  beforeAll(async () => {
    agreementId = await p.supervise(leyla, rena)
    const caseId = await ownCase(p.again(rena))
    const { groupId } = await openGroup(p.again(rena), { district: 'Aghdam', place: 'school', ageRange: '10-12' })
    const noteId = await signed(p.again(rena), caseId)
    const { alertId } = await raiseAlert(p.again(rena), { caseId, alertId: newId<'alert'>(), level: 'high', source: 'button' })
    await reconcileGrants(p.again(rena))
    const reviewId = await startReview(p.again(leyla), noteId)
    acts = {
      case: (scope) => readCase(scope, { caseId }), note: (scope) => openNote(scope, { noteId }), group: (scope) => readGroup(scope, { groupId }),
      alert: (scope) => openAlert(scope, { alertId }), agreement: (scope) => openAgreement(scope, agreementId), review: (scope) => readReview(scope, reviewId),
    }
  })
  const outcomes = async (scope: Scope) => Object.fromEntries(await Promise.all(Object.entries(acts).map(async ([name, act]) => [name, await kindOf(act(scope))] as const)))
  const all = (outcome: string) => Object.fromEntries(Object.keys(acts).map((name) => [name, outcome]))

  test('reads while she supervises', async () => {
    expect(await outcomes(p.again(leyla))).toEqual(all('done'))
  })

  test('reads nothing afterwards: neither by the rules nor by a key, also after the psychologist has signed in', async () => {
    expect(await change(leyla, ['administrator'])).toBe('changed')
    for (const signsIn of [false, true]) {
      if (signsIn) await reconcileGrants(p.again(rena))
      expect(await outcomes(as(leyla, ['administrator']))).toEqual(all('not-found'))
      expect(await outcomes(withoutRules(as(leyla, ['administrator'])))).toEqual(all('not-found'))
      expect(await kindsHeld(leyla)).toEqual(['drafts', 'private', 'statistics'])
      expect(await listAlerts(as(leyla, ['administrator']))).toEqual([])
    }
    // what the psychologist answered stays hers
    expect(await kindOf(openAgreement(p.again(rena), agreementId))).toBe('done')
  })

  test('reads the casework again when she supervises again; what was said under the agreement is given once', async () => {
    expect(await change(leyla, ['supervisor'])).toBe('changed')
    await reconcileGrants(p.again(rena))
    expect(await outcomes(p.again(leyla))).toEqual({ ...all('done'), agreement: 'not-found', review: 'not-found' })
  })
})

describe('a psychologist', () => {
  test('stays one while a case or a group of hers is open', async () => {
    const nigar = await p.person('Nigar', ['psychologist'])
    const caseId = await ownCase(nigar)
    const refused = await change(nigar, ['delegate'])
    expect(refused).toBe('open-work')
    for (const language of languages) expect(sentenceOf(refused, wordsOf(language), language, wordsOf(language).accounts.problems)).toBe(wordsOf(language).accounts.problems.openWork)
    expect(await kindOf(readCase(p.again(nigar), { caseId }))).toBe('done')
    expect(await change(nigar, ['psychologist', 'supervisor'])).toBe('changed')
    const gulnar = await p.person('Gulnar', ['psychologist'])
    await openGroup(gulnar, { district: 'Aghdam', place: 'school', ageRange: '10-12' })
    expect(await change(gulnar, ['supervisor'])).toBe('open-work')
    for (const psychologist of [nigar, gulnar]) {
      expect((await endPerson(p.again(admin), new SessionMemory(), psychologist.actor.id)).kind).toBe('open-work')
      expect((await kindsHeld(psychologist)).length).toBeGreaterThan(3)
    }
    expect(await kindOf(readCase(p.again(nigar), { caseId }))).toBe('done')
    // closed, and somebody still has to ask how it goes
    await p.connection.db.updateTable('case_file').set({ state: 'closed' }).where('id', '=', caseId).execute()
    const [planned, none] = [{ case_id: caseId, due_on: '2024-07-01', tries: 0, state: 'planned' as const }, { state: 'tried' as const }]
    const alertId = newId<'alert'>()
    for (const [plan, end] of [
      [() => insertFollowUps(p.connection.db, [{ ...planned, id: newId<'follow-up'>(), closure_id: newId<'closure'>() }]), () => p.connection.db.updateTable('follow_up').set(none).execute()],
      [() => insertContacts(p.connection.db, [{ ...planned, id: newId<'brief-contact'>(), alert_id: alertId }]), () => p.connection.db.updateTable('brief_contact').set(none).execute()],
    ] as const) {
      await plan()
      expect(await change(nigar, ['delegate'])).toBe('open-work')
      expect((await endPerson(p.again(admin), new SessionMemory(), nigar.actor.id)).kind).toBe('open-work')
      await end()
    }
    // over, she can go
    expect((await endPerson(p.again(admin), new SessionMemory(), nigar.actor.id)).kind).toBe('ended')
    expect(await kindsHeld(nigar)).toEqual([])
  })

  test('turned delegate keeps no key of a case that is over', async () => {
    const sevil = await p.person('Sevil', ['psychologist'])
    const murad = await p.person('Murad', ['supervisor'])
    await p.supervise(murad, sevil)
    const caseId = await ownCase(p.again(sevil))
    await saveIdentity(p.again(sevil), { caseId, revision: 0, identity: { ...noIdentity, givenName: 'Şahnigar' } })
    await changeCaseState(p.again(sevil), { caseId, to: 'no-need' })
    expect(await kindsHeld(sevil)).toEqual(expect.arrayContaining(['clinical', 'emergency', 'identity', 'risk', 'supervision']))
    expect(await change(sevil, ['delegate'])).toBe('changed')
    for (const scope of [as(sevil, ['delegate']), withoutRules(as(sevil, ['delegate']))]) {
      await reconcileGrants(scope)
      expect(await kindOf(readCase(scope, { caseId }))).toBe('not-found')
      expect(await kindOf(readIdentity(scope, { caseId }))).toBe('not-found')
    }
    await reconcileGrants(p.again(murad))
    expect((await kindsHeld(sevil)).filter((kind) => ['clinical', 'emergency', 'identity', 'matching', 'risk', 'supervision'].includes(kind))).toEqual([])
  })
})
