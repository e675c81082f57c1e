import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listLooks } from '#app/audit/list-looks.server.ts'
import { readCase } from '#app/cases/read-case.server.ts'
import { withdrawConsent } from '#app/cases/withdraw-consent.server.ts'
import { addAddendum } from '#app/sessions/add-addendum.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { retractNote } from '#app/sessions/retract-note.server.ts'
import { answerComment, sayRead } from '#app/supervision/answer-feedback.server.ts'
import { askForReview } from '#app/supervision/ask-for-review.server.ts'
import { commentOnReview, takeBackComment, type NewComment } from '#app/supervision/comment-on-review.server.ts'
import { listAnswered, listFeedback, listReviewsOfNote } from '#app/supervision/list-feedback.server.ts'
import { readReview } from '#app/supervision/read-review.server.ts'
import { reviewQueue } from '#app/supervision/review-queue.server.ts'
import { closeReview, closeWithoutComment, sendFeedback } from '#app/supervision/send-feedback.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'
import { supervisionPage } from '#app/supervision/supervision-page.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase, signed } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { canary, commentIn, everythingAllowed, firstSentence, kindOf, nameClient } from './reviewed.ts'

let p: TestProgramme
let leyla: Scope
let rena: Scope
let caseId: Id<'case'>

beforeAll(async () => {
  p = await testProgramme()
  leyla = await p.person('Leyla', ['supervisor'])
  rena = await p.person('Rena', ['psychologist'])
  await p.supervise(leyla, rena)
  caseId = await ownCase(rena)
  await nameClient(p.again(rena), caseId)
})
afterAll(() => p.close())

const begun = async (fields = {}) => {
  const noteId = await signed(p.again(rena), caseId, fields)
  return { noteId, id: await startReview(p.again(leyla), noteId) }
}
const say = (id: Id<'review'>, comment: Partial<NewComment> = {}) => commentOnReview(p.again(leyla), id, { kind: 'wondering', text: 'What does the yard give him?', anchor: null, answerBy: null, ...comment })
const sent = async () => {
  const made = await begun()
  await say(made.id)
  await sendFeedback(p.again(leyla), made.id, { addenda: 0 })
  return made
}
const seenBy = (scope: Scope, id: Id<'review'>) => readReview(p.again(scope), id)
const stateOf = async (id: Id<'review'>) => (await p.connection.db.selectFrom('review').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

describe('the whole loop', () => {
  test('asked, read under the code, commented on a sentence, sent, answered, closed; no name on the way', async () => {
    const told: unknown[] = []
    const forLeyla = async <T>(work: Promise<T>): Promise<T> => { const value = await work; told.push(value); return value }
    const noteId = await signed(p.again(rena), caseId)
    expect(await askForReview(p.again(rena), noteId)).toEqual({ kind: 'asked' })
    expect(await askForReview(p.again(rena), noteId)).toEqual({ kind: 'already-asked' })
    expect((await supervisionPage(p.again(rena))).asked.map((each) => each.noteId)).toContain(noteId)

    const [row] = await forLeyla(reviewQueue(p.again(leyla)))
    expect(row).toMatchObject({ noteId, why: 'asked', by: 'Rena', keyHeld: true })
    await forLeyla(supervisionPage(p.again(leyla)))
    const id = await forLeyla(startReview(p.again(leyla), noteId))
    expect(await startReview(p.again(leyla), noteId)).toBe(id)
    const digest = (await openNote(p.again(rena), { noteId })).digest
    expect(await forLeyla(seenBy(leyla, id))).toMatchObject({ state: 'in-review', version: { digest: digest.slice(0, 8), addenda: 0, isThisNote: true }, since: [], note: { kind: 'open' }, may: { comment: true, nothingToAdd: true, send: false } })

    const anchor = await firstSentence(p.again(leyla), id, 'subjective')
    await forLeyla(say(id, { kind: 'kept', text: 'This worked.', anchor }))
    await forLeyla(say(id, { kind: 'must', text: 'Ask about the night.', anchor: await firstSentence(p.again(leyla), id, 'plan'), answerBy: '2024-05-20' }))
    const wrong = await say(id, { text: 'a slip' })
    if (wrong.kind === 'kept-back') await takeBackComment(p.again(leyla), id, wrong.id)
    expect((await seenBy(rena, id)).comments).toEqual([])
    expect(await listFeedback(p.again(rena))).toEqual([])

    await forLeyla(sendFeedback(p.again(leyla), id, { addenda: 0 }))
    expect(await listFeedback(p.again(rena))).toMatchObject([{ id, other: 'Leyla', kinds: [{ kind: 'kept', count: 1 }, { kind: 'must', count: 1 }] }])
    expect((await forLeyla(supervisionPage(p.again(leyla)))).people).toMatchObject([{ name: 'Rena', musts: 1, read: 1, budget: 6 }])
    const view = await seenBy(rena, id)
    expect(commentIn(view, 'kept')).toMatchObject({ text: 'This worked.', anchor: { part: 'subjective', quote: 'She slept four hours.', fits: true } })
    expect(view.may).toMatchObject({ answer: true, read: false, comment: false })
    expect(await sayRead(p.again(rena), id)).toEqual({ kind: 'a-must-waits' })
    expect(await answerComment(p.again(rena), id, { commentId: commentIn(view, 'must').id, kind: 'differently', text: 'We did, I left it out.' })).toEqual({ kind: 'answered', state: 'answered' })

    expect(await forLeyla(listAnswered(p.again(leyla)))).toMatchObject([{ id, state: 'answered', other: 'Rena' }])
    expect(commentIn(await forLeyla(seenBy(leyla, id)), 'must')).toMatchObject({ answers: [{ kind: 'differently', text: 'We did, I left it out.' }] })
    await forLeyla(closeReview(p.again(leyla), id, { addenda: 0 }))
    expect(await forLeyla(seenBy(leyla, id))).toMatchObject({ state: 'closed', may: { comment: false, send: false, close: false } })
    expect(await listReviewsOfNote(p.again(rena), noteId)).toEqual([{ id, state: 'closed', by: 'Leyla' }])

    expect(JSON.stringify(told)).toContain('She slept four hours.')
    expect(JSON.stringify(told)).not.toContain(canary)
    // The psychologist sees that her supervisor opened the file
    const opened = (await listLooks(p.again(rena), caseId)).opened.filter((each) => each.person === leyla.actor.id)
    expect(opened).toMatchObject([{ role: 'supervisor' }])
    expect(opened[0]!.looks.some((each) => each.record === noteId)).toBe(true)
    const did = (await p.connection.db.selectFrom('audit_entry').select('did').execute()).map((entry) => entry.did)
    expect(did).toEqual(expect.arrayContaining(['agreement.signed', 'review.asked', 'review.started', 'review.sent', 'review.answered', 'review.closed']))
    // The control: the psychologist's own page of the same case has the name
    expect(JSON.stringify(await readCase(p.again(rena), { caseId }))).toContain(canary)
  })

  test('"nothing to add" closes with a read mark, but not over a comment that was kept back', async () => {
    const { id } = await begun()
    await closeWithoutComment(p.again(leyla), id, { addenda: 0 })
    expect(await seenBy(rena, id)).toMatchObject({ state: 'closed', version: { nothingToAdd: true } })
    const other = await begun()
    await say(other.id)
    expect((await seenBy(leyla, other.id)).may).toMatchObject({ nothingToAdd: false, send: true })
    expect(await kindOf(closeWithoutComment(p.again(leyla), other.id, { addenda: 0 }))).toBe('stale')
  })

  test('questions may be read and left; an answered review can get another round', async () => {
    const left = await sent()
    expect(await sayRead(p.again(rena), left.id)).toEqual({ kind: 'done' })
    expect(await stateOf(left.id)).toBe('closed')
    const again = await sent()
    const question = commentIn(await seenBy(rena, again.id), 'wondering')
    await answerComment(p.again(rena), again.id, { commentId: question.id, kind: 'answer', text: 'Air.' })
    await say(again.id, { kind: 'try', text: 'Ask him.' })
    await sendFeedback(p.again(leyla), again.id, { addenda: 0 })
    expect(await stateOf(again.id)).toBe('feedback')
  })

  test('comments of one day stand in the order they were written', async () => {
    const { id } = await begun()
    const texts = Array.from({ length: 8 }, (_, at) => `Number ${at}.`)
    for (const [at, text] of texts.entries()) {
      p.at('2024-05-14', `10:${10 + at}`)
      await say(id, { text })
    }
    p.at('2024-05-14')
    expect((await seenBy(leyla, id)).comments.map((comment) => 'text' in comment && comment.text)).toEqual(texts)
  })

  test('a must needs a date, a comment a sentence that is there', async () => {
    const { id } = await begun()
    for (const answerBy of [null, '2024-05-13']) expect(await say(id, { kind: 'must', answerBy })).toEqual({ kind: 'needs-a-date' })
    expect(await say(id, { anchor: 'plan:1' })).toEqual({ kind: 'no-such-sentence' })
    expect(await sendFeedback(p.again(leyla), id, { addenda: 0 })).toEqual({ kind: 'nothing-to-send' })
  })

  test('addenda written since show as changed, until the supervisor has read them', async () => {
    const { noteId, id } = await sent()
    await addAddendum(p.again(rena), { noteId, text: 'He also spoke of his brother. It was short.' })
    const view = await seenBy(leyla, id)
    expect(view.since).toEqual([1])
    expect(view.version).toMatchObject({ addenda: 0, isThisNote: true })
    const question = commentIn(await seenBy(rena, id), 'wondering')
    await answerComment(p.again(rena), id, { commentId: question.id, kind: 'answer', text: 'See the addendum.' })
    await say(id, { anchor: await firstSentence(p.again(leyla), id, 'addendum-1') })
    await sendFeedback(p.again(leyla), id, { addenda: 1 })
    expect(await seenBy(leyla, id)).toMatchObject({ since: [], version: { addenda: 1 } })
  })

  test('a retracted note hides its text; comments stay, and say that the text has gone', async () => {
    const { noteId, id } = await begun()
    await say(id, { anchor: await firstSentence(p.again(leyla), id, 'plan') })
    await retractNote(p.again(rena), { noteId, reason: 'wrong-session' })
    const view = await seenBy(leyla, id)
    expect(view.note).toEqual({ kind: 'retracted' })
    expect(JSON.stringify(view.note)).not.toContain('slept')
    expect(await kindOf(startReview(p.again(leyla), noteId))).toBe('done')
  })
})

describe('nobody else', () => {
  test('people without an agreement find nothing; with the rules off the keys refuse', async () => {
    const { noteId, id } = await sent()
    const others = [await p.person('Murad', ['supervisor']), await p.person('Aysel', ['administrator']), await p.person('Zaur', ['delegate']), await p.person('Nigar', ['psychologist'])]
    for (const other of others) {
      for (const scope of [p.again(other), everythingAllowed(p.again(other))]) {
        expect(await kindOf(readReview(scope, id))).toBe('not-found')
        expect(await kindOf(startReview(scope, noteId))).toBe('not-found')
        expect(await kindOf(commentOnReview(scope, id, { kind: 'kept', text: 'x', anchor: null, answerBy: null }))).toBe('not-found')
        expect(await kindOf(sendFeedback(scope, id, { addenda: 0 }))).toBe('not-found')
        expect(await kindOf(sayRead(scope, id))).toBe('not-found')
        expect(await reviewQueue(scope)).toEqual([])
        expect(await listFeedback(scope)).toEqual([])
      }
    }
    expect(await kindOf(supervisionPage(p.again(others[1]!)))).toBe('not-found')
    expect(await kindOf(askForReview(p.again(leyla), noteId))).toBe('not-found')
    expect(await kindOf(commentOnReview(p.again(rena), id, { kind: 'kept', text: 'x', anchor: null, answerBy: null }))).toBe('not-found')
    expect(await kindOf(answerComment(p.again(leyla), id, { commentId: '' as Id<'comment'>, kind: 'answer', text: 'x' }))).toBe('not-found')
  })

  test('a client who does not wish supervision: no row in the queue, no review, the open one without the text', async () => {
    const other = await ownCase(rena)
    const before = await signed(p.again(rena), other)
    const id = await startReview(p.again(leyla), before)
    const noteId = await signed(p.again(rena), other)
    await askForReview(p.again(rena), noteId)
    await withdrawConsent(p.again(rena), { caseId: other, what: ['supervision'] })
    expect((await reviewQueue(p.again(leyla))).map((row) => row.noteId)).not.toContain(noteId)
    expect(await kindOf(startReview(p.again(leyla), noteId))).toBe('not-found')
    expect(await kindOf(startReview(everythingAllowed(p.again(leyla)), noteId))).toBe('not-found')
    expect((await seenBy(leyla, id)).note).toEqual({ kind: 'closed' })
  })
})

describe('after the end', () => {
  test('nothing new is read; open reviews run on for 14 days and stay readable', async () => {
    const quba = await p.person('Tarana', ['psychologist'])
    const { draftAgreement } = await import('#app/supervision/draft-agreement.server.ts')
    const { signAgreement } = await import('#app/supervision/sign-agreement.server.ts')
    const agreementId = await draftAgreement(p.again(leyla), { superviseeId: quba.actor.id, startsOn: '2024-05-01', endsOn: '2024-05-20', weeklyReading: 3 })
    await signAgreement(p.again(leyla), { agreementId })
    await signAgreement(p.again(quba), { agreementId })
    const hers = await ownCase(quba)
    const first = await signed(p.again(quba), hers)
    const second = await signed(p.again(quba), hers)
    const id = await startReview(p.again(leyla), first)
    await say(id)
    p.at('2024-05-21')
    expect((await reviewQueue(p.again(leyla))).filter((row) => row.by === 'Tarana')).toEqual([])
    expect(await kindOf(startReview(p.again(leyla), second))).toBe('not-found')
    expect((await seenBy(leyla, id)).note).toMatchObject({ kind: 'open' })
    expect(await sendFeedback(p.again(leyla), id, { addenda: 0 })).toEqual({ kind: 'sent' })
    p.at('2024-06-04')
    expect((await seenBy(leyla, id)).note).toEqual({ kind: 'closed' })
    expect((await readReview(p.again(quba), id)).may.answer).toBe(false)
    expect(commentIn(await readReview(p.again(quba), id), 'wondering')).toMatchObject({ text: 'What does the yard give him?' })
    expect(await kindOf(sayRead(p.again(quba), id))).toBe('not-found')
    p.at('2024-05-14')
  })
})

describe('altered in the database', () => {
  const flipped = (text: string) => `${text.slice(0, -8)}${text.at(-8) === 'A' ? 'B' : 'A'}${text.slice(-7)}`

  test('one comment that does not open leaves the others working', async () => {
    const { id } = await begun()
    const made = await say(id, { text: 'to be altered' })
    await say(id, { kind: 'kept', text: 'this one stays' })
    await sendFeedback(p.again(leyla), id, { addenda: 0 })
    if (made.kind !== 'kept-back') throw new Error('not written')
    const { document } = await p.connection.db.selectFrom('review_comment').select('document').where('id', '=', made.id).executeTakeFirstOrThrow()
    await p.connection.db.updateTable('review_comment').set({ document: flipped(document) as typeof document }).where('id', '=', made.id).execute()
    const view = await seenBy(rena, id)
    expect(view.comments.map((comment) => comment.kind).sort()).toEqual(['kept', 'unreadable'])
    expect(commentIn(view, 'kept')).toMatchObject({ text: 'this one stays' })
    expect((await listFeedback(p.again(rena))).find((row) => row.id === id)).toMatchObject({ unreadable: 1, kinds: [{ kind: 'kept', count: 1 }] })
  })

  test('a comment moved to another review, given another author or another question does not open', async () => {
    const [here, there] = [await sent(), await sent()]
    const comment = commentIn(await seenBy(rena, here.id), 'wondering')
    const change = (values: object) => p.connection.db.updateTable('review_comment').set(values).where('id', '=', comment.id).execute()
    await change({ review_id: there.id })
    expect((await seenBy(rena, there.id)).comments.map((each) => each.kind).sort()).toEqual(['unreadable', 'wondering'])
    await change({ review_id: here.id, author_id: rena.actor.id })
    expect((await seenBy(rena, here.id)).comments.map((each) => each.kind)).toEqual(['unreadable'])
  })

  test('an altered record of the version read says so, and the review goes on', async () => {
    const { id } = await begun()
    const { document } = await p.connection.db.selectFrom('review').select('document').where('id', '=', id).executeTakeFirstOrThrow()
    await p.connection.db.updateTable('review').set({ document: flipped(document) as typeof document }).where('id', '=', id).execute()
    expect(await seenBy(leyla, id)).toMatchObject({ version: null, note: { kind: 'open' } })
    await say(id)
    expect(await sendFeedback(p.again(leyla), id, { addenda: 0 })).toEqual({ kind: 'sent' })
  })
})
