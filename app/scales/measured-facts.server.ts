import { headerOf } from '#app/cases/read-header.server.ts'
import type { CasePermit } from '#app/cases/permit-case.server.ts'
import { cancelling, type NewFact } from '#app/facts/fact.ts'
import { toBase64url } from '#app/keys/bytes.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { expand } from '#app/keys/hashing.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { changeCode, changesSinceFirst, type ChangeSince } from './counted-change.ts'
import type { KeptScale } from './scale.ts'

/**
 * What counts differently once the scales of a case are `after` and no longer `before`: only changes are counted, never a
 * score. Taking back a first measure moves the start of everything after it, so those facts are cancelled and written anew.
 */
export async function measuredFacts(scope: Scope, permit: CasePermit<'write'>, before: readonly KeptScale[], after: readonly KeptScale[]): Promise<NewFact[]> {
  const clinical = await scope.keys.of('clinical', permit.caseId)
  const [were, are] = [before, after].map((kept) => new Map(changesSinceFirst(kept).map((change) => [factIdOf(clinical, change), change]))) as [Changes, Changes]
  const gone = [...were].filter(([id]) => !are.has(id)).map(([id, { scale }]) => cancelling(newId<'fact'>(), { id, on: scale.content.measuredOn }))
  const come = [...are].filter(([id]) => !were.has(id))
  if (come.length === 0) return gone
  const header = await headerOf(scope, permit)
  return [...gone, ...come.map(([id, { scale, improvement }]): NewFact => {
    const { sex, ageBand, category, subject } = header.members?.find((member) => member.code === scale.content.member) ?? header
    return { id, kind: 'measured', on: scale.content.measuredOn, subjects: [subject], district: permit.file.district, sex, ageBand, category, codes: [changeCode(scale.content.instrument, improvement)] }
  })]
}

type Changes = Map<Id<'fact'>, ChangeSince>

/** The fact of a scale and its first measure: found again by whoever holds the file's key, by nobody else, and written nowhere. */
const factIdOf = (clinical: CompartmentKey, { scale, first }: ChangeSince): Id<'fact'> =>
  toBase64url(expand((clinical.at(1) ?? clinical).secret, 'sirdash/measured/v1', scale.id, first.id)).slice(0, 22) as Id<'fact'>
