import { openCase } from '#app/cases/open-case.server.ts'
import { saveScale } from '#app/scales/save-scale.server.ts'
import type { Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import { testProgramme } from '#tests/support/programme.ts'
import { filled } from './filled.ts'

export type ScaleWorld = Awaited<ReturnType<typeof scaleWorld>>

/** Rena, her supervisor Leyla, and a colleague. */
export async function scaleWorld() {
  const p = await testProgramme()
  const [rena, leyla, nigar] = [await p.person('Rena', ['psychologist']), await p.person('Leyla', ['supervisor']), await p.person('Nigar', ['psychologist'])]
  await p.supervise(leyla, rena)
  return {
    ...p, rena, leyla, nigar,
    newCase: async (): Promise<Id<'case'>> => (await openCase(rena, { kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', ageYears: 34, category: 'mine-survivor' }, consent: consentSheet() })).caseId,
    async kept(caseId: Id<'case'>, tool: string, typed: object, about: object = {}): Promise<Id<'scale'>> {
      const saving = await saveScale(p.again(rena), { caseId, entry: filled(tool, typed as Record<string, unknown>, about as Record<string, unknown>) })
      if (saving.kind !== 'saved') throw new Error(saving.kind)
      return saving.scaleId
    },
    alertsOf: (caseId: Id<'case'>) => rena.db.selectFrom('risk_alert').select(['id', 'state']).where('case_id', '=', caseId).execute(),
  }
}

export const refused = (kind: string) => (error: unknown) => isRefusal(error) && error.kind === kind
