import { insertCompartment } from '#app/keys/grant-table.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme } from '#tests/support/programme.ts'

export type KeyringWorld = Awaited<ReturnType<typeof keyringWorld>>

/** Rena's case, and Leyla who does not supervise her yet. */
export async function keyringWorld() {
  const p = await testProgramme()
  const { db } = p.connection
  const [rena, leyla] = [await p.person('Rena', ['psychologist']), await p.person('Leyla', ['supervisor'])]
  const caseId = await openCase(rena)
  const itsCompartments = () => db.selectFrom('compartment').select('id').where('subject_id', '=', caseId)
  return {
    ...p, rena, leyla, caseId,
    /** The key of the case as this person gets it, the name of the error, or nothing. */
    opens: async (scope: Scope) => (await p.again(scope).keys.maybe('clinical', caseId).catch((error: Error) => error.name)) ?? 'nothing',
    grantOf: (scope: Scope) => db.selectFrom('key_grant').selectAll().where('recipient_id', '=', scope.actor.id).where('compartment_id', 'in', itsCompartments()).executeTakeFirst(),
    changeGrant: (scope: Scope, change: object) => db.updateTable('key_grant').set({ short_cut: null, ...change }).where('recipient_id', '=', scope.actor.id).where('compartment_id', 'in', itsCompartments()).execute(),
  }
}

/** The row and its clinical key; the use case that opens cases has tests of its own. */
export async function openCase(scope: Scope): Promise<Id<'case'>> {
  const id = newId<'case'>()
  await insertCompartment(scope.db, await scope.keys.prepareCompartment('clinical', id, { psychologist: [scope.actor.id] }))
  await scope.db.insertInto('case_file').values({
    id, code: `AGD-${id.slice(0, 4)}`, word: 'lantern', kind: 'individual', state: 'in-care', district: 'Aghdam', psychologist_id: scope.actor.id,
    opened_on: '2024-05-14', last_session_on: null, supervision_refused: 0, consent_state: 'given', consent_until: null, revision: 1, header: '' as never,
  }).execute()
  return id
}
