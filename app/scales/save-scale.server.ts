import { record } from '#app/audit/record.server.ts'
import { allowsRecord, consentStanding, type ConsentStanding } from '#app/cases/case.ts'
import { checkNames } from '#app/cases/check-names.server.ts'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import { inOwnTurn, prepareFact, writeFacts, type Prepared } from '#app/facts/add-fact.server.ts'
import type { NewFact } from '#app/facts/fact.ts'
import { prepareHead, writeHead, type HeadRecord } from '#app/keys/head.server.ts'
import { signRecord } from '#app/keys/signed-record.server.ts'
import { daysBetween } from '#app/language/dates.ts'
import type { Raised } from '#app/risk/raise-alert.server.ts'
import { prepareFindings, writeFindings } from '#app/risk/raise-from-findings.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { readAnswers } from './answers.ts'
import { instrument } from './instruments.server.ts'
import { listScales } from './list-scales.server.ts'
import { measuredFacts } from './measured-facts.server.ts'
import { riskFindings, type RiskFinding } from './risk-findings.ts'
import type { KeptScale, ScaleContent } from './scale.ts'
import type { ScaleEntry } from './scale-form.server.ts'
import { findScale, insertScale, type ScaleRow } from './scale-table.server.ts'
import { scoreAnswers } from './score-answers.ts'
import { metadataOf, sealScale } from './sealed-scale.server.ts'

export type ScaleSaving =
  /** In the client's own words stands a name of this case, by field; nothing is kept yet, and what the answers oblige to is sent. */
  | { kind: 'names'; fields: string[] }
  /** The names of the case did not open, so nobody can say that the words hold none. */
  | { kind: 'names-unchecked'; fields: string[] }
  | { kind: 'saved' | 'already-saved'; scaleId: Id<'scale'>; findings: RiskFinding[] }
  /** There is no consent to a record that holds today: nothing is kept, and what the answers oblige to is sent all the same. */
  | { kind: 'consent-awaited'; standing: ConsentStanding; findings: RiskFinding[] }

/** Keeps a filled-in form: scored, signed, sealed in the clinical compartment. Pressed twice it is one. */
export async function saveScale(scope: Scope, { caseId, entry }: { caseId: Id<'case'>; entry: ScaleEntry }): Promise<ScaleSaving> {
  return inOwnTurn(scope, () => keepScale(scope, caseId, entry))
}

async function keepScale(scope: Scope, caseId: Id<'case'>, entry: ScaleEntry): Promise<ScaleSaving> {
  const permit = await permitCase(scope, caseId, 'write')
  const standing = consentStanding(permit.file, permit.file.consent_until ? daysBetween(today(scope), permit.file.consent_until) : 0)
  if (!allowsRecord(standing)) return { kind: 'consent-awaited', standing, findings: await raiseAlone(scope, permit, entry) }
  const names = await namesIn(scope, permit, entry)
  if (names) {
    await raiseAlone(scope, permit, entry)
    return names
  }
  const prepared = await prepareScale(scope, permit, entry)
  const head = await prepareHead(scope, caseId, 'clinical', prepared.inHead)
  const facts = await factsOf(scope, prepared)
  const kept = { scaleId: entry.id, findings: prepared.findings }
  return inTransaction(scope, async (scope) => {
    if (!await writeScale(scope, permit, prepared)) return { kind: 'already-saved', ...kept }
    await writeFindings(scope, prepared.alert)
    await writeHead(scope.db, head)
    await writeFacts(scope.db, facts)
    await record(scope, { did: 'scale.entered', case: caseId, record: entry.id, head: head.digest })
    return { kind: 'saved', ...kept }
  })
}

/** An alert waits for nothing, not for a count either: where the writer's pack does not open that is noted, and the form is kept. */
async function factsOf(scope: Scope, { facts }: PreparedScale): Promise<Prepared> {
  if (facts.length === 0) return { packs: [] }
  return prepareFact(scope, ...facts).catch(async (error: unknown) => {
    await noticeUnreadable(scope, error)
    return { packs: [] }
  })
}

export type PreparedScale = { row: Omit<ScaleRow, 'case_id'>; inHead: HeadRecord; findings: RiskFinding[]; /** Of a change since the first measure. */ facts: NewFact[]; alert: Awaited<ReturnType<typeof prepareFindings>> }

/** Before the transaction; `writeScale` and `writeFindings` inside it. The caller writes facts, head and audit entry (an assessment has its own). */
export async function prepareScale(scope: Scope, permit: CasePermit<'write'>, { id, alertId, about, given }: ScaleEntry): Promise<PreparedScale> {
  const clinical = await scope.keys.of('clinical', permit.caseId)
  const tool = instrument(about.instrument)
  const scored = scoreAnswers(tool, given)
  if (scored.problems.length > 0) throw new Refusal('not-permitted')
  const { items, declined, entered, outcome } = readAnswers(tool, given.declined ? {} : given)
  const content: ScaleContent = {
    ...about, answers: { ...Object.fromEntries(items), ...Object.fromEntries([...declined].map((item) => [item, 'declined'])) }, entered: Object.fromEntries(entered), ...(outcome ? { outcome } : {}),
    scores: scored.scores, risk: scored.risk, skipped: scored.skipped,
  }
  const clear = { id, author_id: scope.actor.id, measured_on: about.measuredOn, entered_on: today(scope), state: 'entered' as const }
  const signed = signRecord(scope.keys, 'scale', content, metadataOf({ ...clear, case_id: permit.caseId }), scope.now().toISOString())
  const findings = riskFindings(tool, scored)
  const { kept } = await listScales(scope, permit)
  const now: KeptScale = { id, enteredOn: clear.entered_on, at: signed.seal.signedAt, content }
  return {
    row: { ...clear, retracted_on: null, retraction: null, document: sealScale(clinical, id, signed) },
    inHead: { id, revision: 1, digest: signed.seal.digest }, findings,
    facts: kept.some((one) => one.id === id) ? [] : await measuredFacts(scope, permit, kept, [...kept, now]),
    alert: await prepareFindings(scope, permit, { alertId, findings }),
  }
}

/** A supervisor reads these words under a code: they are looked through like a note before it is signed. */
async function namesIn(scope: Scope, permit: CasePermit<'write'>, { about: { words = {} }, leavesNames }: ScaleEntry): Promise<Extract<ScaleSaving, { fields: string[] }> | undefined> {
  if (Object.keys(words).length === 0 || leavesNames) return undefined
  const check = await checkNames(scope, permit, words)
  if (check.kind === 'cannot') return { kind: 'names-unchecked', fields: Object.keys(words) }
  const fields = [...new Set(check.hits.map(({ field }) => field))]
  return fields.length > 0 ? { kind: 'names', fields } : undefined
}

/** An alert waits for nothing: not for consent to a record, nor for names that have to be looked at. */
async function raiseAlone(scope: Scope, permit: CasePermit<'write'>, { alertId, about, given }: ScaleEntry): Promise<RiskFinding[]> {
  const tool = instrument(about.instrument)
  const findings = riskFindings(tool, scoreAnswers(tool, given))
  await sendFindings(scope, permit, { alertId, findings })
  return findings
}

async function sendFindings(scope: Scope, permit: CasePermit<'write'>, given: { alertId: Id<'alert'>; findings: RiskFinding[] }): Promise<Raised | undefined> {
  const alert = await prepareFindings(scope, permit, given)
  return alert && inTransaction(scope, (scope) => writeFindings(scope, alert))
}

/** What stands in a form that has still to be put right. */
export async function sendUnkept(scope: Scope, { caseId, ...given }: { caseId: Id<'case'>; alertId: Id<'alert'>; findings: RiskFinding[] }): Promise<Raised | undefined> {
  return sendFindings(scope, await permitCase(scope, caseId, 'write'), given)
}

/** False when it was kept already. An id of another case's scale is nobody's here. */
export async function writeScale(scope: Scope, permit: CasePermit<'write'>, { row }: PreparedScale): Promise<boolean> {
  if (await insertScale(scope.db, permit, row)) return true
  if ((await findScale(scope.db, row.id))?.case_id !== permit.caseId) throw new Refusal('not-found')
  return false
}
