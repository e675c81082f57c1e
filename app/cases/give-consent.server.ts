import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { setConsent, setHeader } from './case-table.server.ts'
import { flag, type CaseHeader } from './case.ts'
import { consentHistory } from './consent-lines.server.ts'
import { insertConsent } from './consent-table.server.ts'
import { carriesCase, oneYearAfter, type ConsentGiven, type ConsentLine } from './consent.ts'
import { moveCase } from './move-case.server.ts'
import { permitCase } from './permit-case.server.ts'
import { openHeader, sealHeader } from './sealed-case.server.ts'
import { sealConsent } from './sealed-consent.server.ts'

export type AboutPerson = Partial<Pick<CaseHeader, 'sex' | 'ageBand' | 'ageYears' | 'category' | 'secondaryCategory' | 'referral' | 'knownOutsideWork' | 'settlement'>>

export type ConsentGiving = {
  caseId: Id<'case'>
  consent: ConsentGiven
  /** What a first contact did not ask; its category is then needed. */
  header?: AboutPerson
  on?: string
}

/**
 * Consent given or renewed. It turns a first contact into the case, with the same id. Where the client refuses supervision
 * the supervisor's keys end in the same transaction; otherwise the supervisor gets them right after it.
 */
export async function giveConsent(scope: Scope, { caseId, consent, header: about, on = today(scope) }: ConsentGiving): Promise<void> {
  const permit = await permitCase(scope, caseId, 'write')
  const clinical = await scope.keys.of('clinical', caseId)
  const identity = await scope.keys.of('identity', caseId)
  const before = openHeader(clinical, permit.file)
  const header: CaseHeader = { ...before, ...about, contactAllowed: consent.answers.contact }
  if (!carriesCase(consent.answers) || header.category === 'not-yet') throw new Refusal('not-permitted')
  const { holds } = await consentHistory(scope, permit, identity)
  const line: ConsentLine = { ...consent, number: (holds?.number ?? 0) + 1, on, until: oneYearAfter(on), withdrawn: [] }
  const row = sealConsent(identity, caseId, line)
  const sealedHeader = sealHeader(clinical, caseId, permit.file.revision + 1, header)
  const refused = flag(!line.answers.supervision)
  await inTransaction(scope, async (scope) => {
    if (!await setHeader(scope.db, permit, sealedHeader)) throw new Refusal('stale')
    await setConsent(scope.db, permit, { consent_state: 'given', consent_until: line.until, supervision_refused: refused })
    await insertConsent(scope.db, row)
    await record(scope, { did: 'consent.given', case: caseId, record: row.id })
    if (permit.file.state === 'first-contact') await moveCase(scope, permit, 'registered')
    if (refused) await reconcileGrants(scope, { kind: 'clinical', subjects: [caseId] })
  })
  if (!refused) await reconcileGrants(scope, { kind: 'clinical', subjects: [caseId] })
}
