import { record } from '#app/audit/record.server.ts'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { NewRow } from '#db/schema.ts'
import { partsAbout, partsOfCase, putPart, type RiskPartRow } from './risk-part-table.server.ts'
import type { RiskPart } from './risk-part.ts'
import { openPart, sealPart } from './sealed-risk-part.server.ts'

/** By the text as it was: what stands there instead. */
export type Said = ReadonlyMap<string, string>
type Reworded = { permit: CasePermit<'write'>; row: Omit<NewRow<'risk_part'>, 'case_id'> }

/** How many answers of a case are looked at: the one an alert came from is among the newest. */
const newest = 20

/** Risk answers of the actor's own, of a case or of one session, whose words were replaced where they were typed or sent. No alert goes a second time. */
export async function prepareRewording(scope: Scope, of: { caseId: Id<'case'> } | { aboutId: string }, said: Said): Promise<Reworded[]> {
  const rows = 'caseId' in of ? await partsOfCase(scope.db, await permitCase(scope, of.caseId, 'read'), newest) : await partsAbout(scope.db, of.aboutId)
  const found: Reworded[] = []
  for (const row of rows.filter((one) => one.author_id === scope.actor.id)) {
    const key = await scope.keys.of('risk', row.case_id)
    const next = await opened(scope, key, row).then((part) => part && withWords(part, said))
    if (next) found.push({ permit: await permitCase(scope, row.case_id, 'write'), row: { ...clear(row), answered_on: row.answered_on, revision: row.revision + 1, document: sealPart(key, row.id, row.revision + 1, next) } })
  }
  return found
}

/** One that does not open is told, and holds up no other. */
async function opened(scope: Scope, key: CompartmentKey, row: RiskPartRow): Promise<RiskPart | undefined> {
  try {
    return openPart(key, row)
  } catch (error) {
    await noticeUnreadable(scope, error, row.case_id)
    return undefined
  }
}

const clear = ({ id, about_id, member, author_id }: RiskPartRow) => ({ id, about_id, member, author_id })

function withWords(part: RiskPart, said: Said): RiskPart | undefined {
  const { protective, actionNow, told } = part
  if (![protective, actionNow, told].some((text) => text !== '' && said.has(text))) return undefined
  const of = (text: string) => (text === '' ? text : said.get(text) ?? text)
  return { ...part, protective: of(protective), actionNow: of(actionNow), told: of(told) }
}

/** Inside a transaction. */
export async function writeRewording(scope: Scope, reworded: readonly Reworded[]): Promise<void> {
  for (const { permit, row } of reworded) {
    if (!await putPart(scope.db, permit, row)) throw new Refusal('stale')
    await record(scope, { did: 'risk-part.reworded', case: permit.caseId, record: row.id })
  }
}

/** After names were replaced in a draft: the answers of its session that were saved before say the same. */
export async function rewordRiskParts(scope: Scope, aboutId: string, said: Said): Promise<void> {
  const reworded = await prepareRewording(scope, { aboutId }, said)
  if (reworded.length > 0) await inTransaction(scope, (scope) => writeRewording(scope, reworded))
}
