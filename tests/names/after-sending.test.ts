import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noIdentity } from '#app/cases/identity.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { groundOfDraft } from '#app/http/draft-kinds.server.ts'
import { takeAlertNames } from '#app/risk/alert-names.server.ts'
import { closeAlert } from '#app/risk/close-alert.server.ts'
import { saveSafetyPlan } from '#app/risk/keep-safety-plan.server.ts'
import { readRiskParts } from '#app/risk/read-risk-parts.server.ts'
import { emptyPlan } from '#app/risk/safety-plan.ts'
import { showAlert } from '#app/risk/show-alert.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { saveRiskOfNote } from '#app/sessions/risk-of-note.server.ts'
import { showSigning } from '#app/sessions/show-signing.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { takeNames } from '#app/sessions/take-names.server.ts'
import { commentOnReview } from '#app/supervision/comment-on-review.server.ts'
import { listAnswered } from '#app/supervision/list-feedback.server.ts'
import { askForCode, rewriteComment } from '#app/supervision/names-in-comments.server.ts'
import { readReview } from '#app/supervision/read-review.server.ts'
import { sendFeedback } from '#app/supervision/send-feedback.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'
import { fromBase64url, toBase64url } from '#app/keys/bytes.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { alertWorld, type AlertWorld } from '#tests/risk/alert-world.ts'
import { ownCase, signed } from '#tests/sessions/own-case.ts'
import { everythingAllowed, kindOf } from '#tests/supervision/reviewed.ts'

let p: AlertWorld
let caseId: Id<'case'>
beforeAll(async () => {
  p = await alertWorld()
  caseId = await ownCase(p.rena)
  await saveIdentity(p.again(p.rena), { caseId, revision: 0, identity: { ...noIdentity, givenName: 'Əli', familyName: 'Məmmədov', familyLinks: 'qardaşı Elçin' } })
})
afterAll(() => p.close())

const rena = () => p.again(p.rena)
const leyla = () => p.again(p.leyla)
const rowOf = (id: Id<'alert'>) => p.connection.db.selectFrom('risk_alert').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function namesIn(scope: Scope, alertId: Id<'alert'>): Promise<{ words: string[]; fingerprint: string }> {
  const { names } = await showAlert(scope, { alertId })
  if (names?.kind !== 'checked') throw new Error(names?.kind ?? 'no names')
  return { words: names.hits.map(({ field, text }) => `${field} ${text}`), fingerprint: names.fingerprint }
}

describe('an alert goes at once and is checked after', () => {
  it('its psychologist sees the name in what she sent, and nobody else is told of one', async () => {
    const alertId = await p.raise(caseId, { actionNow: 'Əlinin yanındayam.', told: 'Elçinə dedim.' })
    expect((await namesIn(rena(), alertId)).words).toEqual(['actionNow Əlinin', 'told Elçinə'])
    for (const scope of [leyla(), everythingAllowed(p.again(p.murad))]) expect(await showAlert(scope, { alertId })).not.toHaveProperty('names')
    expect(await kindOf(takeAlertNames(everythingAllowed(leyla()), { alertId, take: 'all', seen: '' }))).toBe('not-found')
  })

  it('one press replaces it for everybody who opens it from now on, and starts nothing anew', async () => {
    const alertId = await p.raise(caseId, { actionNow: 'Əlinin yanındayam.' })
    await saveSafetyPlan(rena(), { alertId, number: 0, plan: { ...emptyPlan, people: 'Elçin 050 312 45 67' } })
    const before = await rowOf(alertId)
    const { words, fingerprint } = await namesIn(rena(), alertId)
    expect(words).toEqual(['actionNow Əlinin', 'plan-people Elçin'])
    expect(await takeAlertNames(rena(), { alertId, take: 'all', seen: 'another' })).toEqual({ kind: 'too-late' })
    expect(await takeAlertNames(rena(), { alertId, take: 'all', seen: fingerprint })).toEqual({ kind: 'written' })
    const { document: _, ...after } = await rowOf(alertId)
    expect(after).toMatchObject({ state: before.state, due_at: before.due_at, round: before.round, raised_at: before.raised_at, revision: before.revision + 1 })
    const read = (await showAlert(leyla(), { alertId })).whole
    expect(read?.content.actionNow).toBe('Danışanın yanındayam.')
    expect(read?.plan).toMatchObject({ kind: 'open', number: 2, plan: { people: 'Qardaş 050 312 45 67' } })
    expect((await namesIn(rena(), alertId)).words).toEqual([])
    const trail = await p.connection.db.selectFrom('audit_entry').select('did').where('did', '=', 'alert.names-replaced').execute()
    expect(trail).toHaveLength(1)
  })

  it('also in what she wrote when it was closed, and "not a name here" is remembered', async () => {
    const alertId = await p.raise(caseId)
    await closeAlert(rena(), { alertId, reason: 'by-mistake', words: 'Elçin evdədir' })
    const { words, fingerprint } = await namesIn(rena(), alertId)
    expect(words).toEqual(['event1 Elçin'])
    expect(await takeAlertNames(rena(), { alertId, take: '0:0', seen: fingerprint })).toEqual({ kind: 'written' })
    expect((await showAlert(leyla(), { alertId })).whole?.events.map((event) => event.words)).toEqual([undefined, 'Qardaş evdədir'])
    const other = await p.raise(caseId, { told: 'Elçini tapdıq' })
    const seen = await namesIn(rena(), other)
    await takeAlertNames(rena(), { alertId: other, take: '0:not', seen: seen.fingerprint })
    expect((await namesIn(rena(), other)).words).toEqual([])
  })

  it('a risk answer says what its draft and its alert say, and sends no second alert', async () => {
    const { draftId } = await startDraft(rena(), { caseId })
    const told = 'Əlinin qardaşı bilir.'
    await saveDraft(rena(), { draftId, base: 1, fields: { riskTold: told, riskAction: 'Əli ilə qaldım.' } })
    const saved = await saveRiskOfNote(rena(), { draftId, member: '', alertId: newId<'alert'>(), part: { answer: 'new-or-higher', type: 'suicide', level: 'high', protective: '', actionNow: 'Əli ilə qaldım.', told } })
    if (saved.kind !== 'saved') throw new Error(saved.kind)
    const { alertId } = saved.alert!
    const part = async () => (await readRiskParts(leyla(), draftId)).map((one) => one.kind === 'open' && [one.part.actionNow, one.part.told])
    const alerts = async () => (await p.connection.db.selectFrom('risk_alert').select('id').execute()).length
    const sent = await alerts()
    const { fingerprint } = await namesIn(rena(), alertId)
    await takeAlertNames(rena(), { alertId, take: '0:0', seen: fingerprint })
    expect(await part()).toEqual([['{{client}} ilə qaldım.', told]])
    const { names } = await showSigning(rena(), { draftId })
    if (names.kind !== 'checked') throw new Error(names.kind)
    expect(await takeNames(rena(), { draftId, take: 'all', seen: names.fingerprint }, (draft) => groundOfDraft(rena(), draft))).toEqual({ kind: 'taken' })
    expect(await part()).toEqual([['{{client}} ilə qaldım.', 'Danışanın qardaşı bilir.']])
    expect(await alerts()).toBe(sent)
  })

  it('where the names do not open the alert goes and opens all the same, and its page says so', async () => {
    const { db } = p.connection
    const row = await db.selectFrom('case_identity').select('document').where('case_id', '=', caseId).executeTakeFirstOrThrow()
    const bytes = fromBase64url(row.document)
    bytes[bytes.length - 20]! ^= 1
    await db.updateTable('case_identity').set({ document: toBase64url(bytes) as typeof row.document }).where('case_id', '=', caseId).execute()
    const alertId = await p.raise(caseId, { actionNow: 'Əli' })
    expect(await showAlert(rena(), { alertId })).toMatchObject({ names: { kind: 'cannot' }, whole: { content: { actionNow: 'Əli' } } })
    await db.updateTable('case_identity').set(row).where('case_id', '=', caseId).execute()
  })
})

describe('a comment of somebody who knows no name', () => {
  it('is checked where the names are: she sees it, asks for the code, and only that she asks goes over', async () => {
    const reviewId = await startReview(leyla(), await signed(rena(), caseId))
    const comment = async (text: string) => {
      const made = await commentOnReview(leyla(), reviewId, { kind: 'must', text, anchor: null, answerBy: '2024-06-01' })
      if (made.kind !== 'kept-back') throw new Error(made.kind)
      return made.id
    }
    const [named, other] = [await comment('Ask Əli how he sleeps.'), await comment('Ask again.')]
    await sendFeedback(leyla(), reviewId, { addenda: 0 })
    const found = async (scope: Scope) => (await readReview(scope, reviewId)).comments.map((one) => one.kind !== 'unreadable' && [one.id, one.named])
    expect(await found(rena())).toEqual(expect.arrayContaining([[named, ['Əli']], [other, []]]))
    for (const scope of [leyla(), everythingAllowed(leyla())]) expect(await found(scope)).toEqual(expect.arrayContaining([[named, undefined], [other, undefined]]))

    expect(await kindOf(rewriteComment(leyla(), reviewId, { commentId: named, text: 'x' }))).toBe('stale')
    expect(await kindOf(askForCode(leyla(), reviewId, { commentId: named }))).not.toBe('done')
    const before = await readReview(leyla(), reviewId)
    await askForCode(rena(), reviewId, { commentId: named })
    const after = await readReview(leyla(), reviewId)
    // the whole of what reached her: one flag
    expect(after).toEqual({ ...before, comments: before.comments.map((one) => (one.id === named ? { ...one, codeAsked: true } : one)) })
    expect((await listAnswered(leyla())).map(({ id, codeAsked }) => [id, codeAsked])).toEqual([[reviewId, true]])

    expect(await rewriteComment(leyla(), reviewId, { commentId: named, text: 'Ask Rza Quliyev.' })).toEqual({ kind: 'points-at' })
    expect(await kindOf(rewriteComment(p.again(p.murad), reviewId, { commentId: named, text: 'x' }))).not.toBe('done')
    expect(await rewriteComment(leyla(), reviewId, { commentId: named, text: 'Ask the client how he sleeps.' })).toEqual({ kind: 'rewritten' })
    const rewritten = (await readReview(rena(), reviewId)).comments.find((one) => one.id === named)
    expect(rewritten).toMatchObject({ kind: 'must', text: 'Ask the client how he sleeps.', answerBy: '2024-06-01', codeAsked: false, named: [] })
    expect(await listAnswered(leyla())).toEqual([])
    expect(await kindOf(rewriteComment(leyla(), reviewId, { commentId: named, text: 'x' }))).toBe('stale')
  })
})
