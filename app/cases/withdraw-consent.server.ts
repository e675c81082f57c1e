import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { setConsent, setHeader } from './case-table.server.ts'
import { flag } from './case.ts'
import { consentHistory } from './consent-lines.server.ts'
import { insertConsent } from './consent-table.server.ts'
import { carriesCase, type ConsentLine, type Withdrawable } from './consent.ts'
import { permitCase } from './permit-case.server.ts'
import { openHeader, sealHeader } from './sealed-case.server.ts'
import { sealConsent } from './sealed-consent.server.ts'

export type Withdrawal = { kind: 'withdrawn'; what: Withdrawable[] } | { kind: 'nothing-to-withdraw' }

/** Takes back what is named, at once: care or record stop new writing, supervision ends the supervisor's keys, contact the calls. */
export async function withdrawConsent(scope: Scope, { caseId, what }: { caseId: Id<'case'>; what: Withdrawable[] }): Promise<Withdrawal> {
  const permit = await permitCase(scope, caseId, 'write')
  const clinical = await scope.keys.of('clinical', caseId)
  const identity = await scope.keys.of('identity', caseId)
  const { holds } = await consentHistory(scope, permit, identity)
  const withdrawn = holds ? what.filter((purpose) => holds.answers[purpose]) : []
  if (!holds || withdrawn.length === 0) return { kind: 'nothing-to-withdraw' }
  const answers = { ...holds.answers, ...Object.fromEntries(withdrawn.map((purpose) => [purpose, false])) }
  const line: ConsentLine = { ...holds, number: holds.number + 1, on: today(scope), answers, withdrawn }
  const row = sealConsent(identity, caseId, line)
  const sealedHeader = sealHeader(clinical, caseId, permit.file.revision + 1, { ...openHeader(clinical, permit.file), contactAllowed: answers.contact })
  await inTransaction(scope, async (scope) => {
    if (!await setHeader(scope.db, permit, sealedHeader)) throw new Refusal('stale')
    await setConsent(scope.db, permit, { consent_state: carriesCase(answers) ? 'given' : 'withdrawn', consent_until: line.until, supervision_refused: flag(!answers.supervision) })
    await insertConsent(scope.db, row)
    for (const purpose of withdrawn) await record(scope, { did: 'consent.withdrawn', case: caseId, record: row.id, about: purpose })
    if (withdrawn.includes('supervision')) await reconcileGrants(scope, { kind: 'clinical', subjects: [caseId] })
  })
  return { kind: 'withdrawn', what: withdrawn }
}
