import { raiseAlert } from '#app/risk/raise-alert.server.ts'
import type { WordingPack } from '#app/scales/wording-pack.ts'
import { examplePack, listWordingPacks, loadWordingPack } from '#app/scales/wording-packs.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { dayOfWork, type DayOfWork } from './day-of-work.ts'

/** With what only a form of some page asks for. */
export type ServedDay = DayOfWork & {
  /** On Rena's family, still to be screened. */
  screeningId: Id<'alert'>
  /** A published wording, older than the one that ships. */
  packId: string
}

export async function servedDay(url?: string): Promise<ServedDay> {
  const world = await dayOfWork(url)
  const { again, rena, administrator, family } = world
  const { alertId: screeningId } = await raiseAlert(again(rena), { caseId: family.caseId, alertId: newId<'alert'>(), level: 'to-be-screened', source: 'scale' })
  await loadWordingPack(again(administrator), { pack: { ...JSON.parse(examplePack) as WordingPack, version: 'earlier' } })
  const [pack] = await listWordingPacks(again(administrator))
  return { ...world, screeningId, packId: pack!.id }
}
