import { noIdentity } from '#app/cases/identity.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { takeNames as takeNamesOn } from '#app/sessions/take-names.server.ts'
import { groundOfDraft } from '#app/http/draft-kinds.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase, soap } from '#tests/sessions/own-case.ts'
import { testProgramme } from '#tests/support/programme.ts'

/** Of a boy of twelve: names of relatives, numbers and a place. */
export const identity = {
  ...noIdentity, givenName: 'Əli', familyName: 'Məmmədov', patronymic: 'Vaqif oğlu', alsoCalled: 'Əlicik, balaca', phone: '+994 50 312 45 67', address: 'Quzanlı kəndi, məktəbin yanında',
  guardian: { name: 'Sevda Məmmədova', relation: 'anası', alsoCalled: 'Sevdiş' }, familyLinks: 'qardaşı Elçin (Elçik, 2009), bacısı Nigar', emergencyContact: { name: 'xalası Röya', phone: '055 744 19 03' },
}

export type NamesWorld = Awaited<ReturnType<typeof namesWorld>>

/** Rena's case with a name in it, under Leyla's supervision. */
export async function namesWorld() {
  const p = await testProgramme()
  const [rena, leyla] = [await p.person('Rena', ['psychologist']), await p.person('Leyla', ['supervisor'])]
  await p.supervise(leyla, rena)
  const caseId = await ownCase(rena)
  await saveIdentity(rena, { caseId, revision: 0, identity })
  return {
    ...p, rena, leyla, caseId,
    async draftOf(fields: DraftFields): Promise<Id<'draft'>> {
      const { draftId } = await startDraft(p.again(rena), { caseId })
      await saveDraft(p.again(rena), { draftId, base: 1, fields: { ...soap, ...fields } })
      return draftId
    },
  }
}

/** As the page before signing does it, whatever the draft is about. */
export const takeNames: (scope: Scope, taken: Parameters<typeof takeNamesOn>[1]) => ReturnType<typeof takeNamesOn> = (scope, taken) => takeNamesOn(scope, taken, (draft) => groundOfDraft(scope, draft))
