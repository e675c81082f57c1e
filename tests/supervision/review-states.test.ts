import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerComment, sayRead } from '#app/supervision/answer-feedback.server.ts'
import { commentOnReview } from '#app/supervision/comment-on-review.server.ts'
import { readReview } from '#app/supervision/read-review.server.ts'
import { stateAfter, stepOfReader, type FeedbackKind, type ReviewState, type ReviewStep } from '#app/supervision/review.ts'
import { closeReview, closeWithoutComment, sendFeedback } from '#app/supervision/send-feedback.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase, signed } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { kindOf } from './reviewed.ts'

const states: ReviewState[] = ['in-review', 'feedback', 'answered', 'closed']
const steps: ReviewStep[] = ['send', 'nothing-to-add', 'answer', 'read', 'close']

test('every path of steps: a closed review stays closed, and nothing is answered that was not sent', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 30 }), (path) => {
    let state: ReviewState = 'in-review'
    let rounds = 0
    for (const step of path) {
      const next = stateAfter(state, step)
      if (state === 'closed') expect(next).toBeUndefined()
      if (!next) continue
      if (next === 'feedback') rounds++
      if (next === 'answered') expect(rounds).toBeGreaterThan(0)
      expect(states).toContain(next)
      state = next
    }
  }))
})

test('an unanswered must never lets a review go on', () => {
  const kind = fc.constantFrom<FeedbackKind>('kept', 'wondering', 'try', 'must')
  fc.assert(fc.property(fc.array(fc.record({ kind, answered: fc.boolean() }), { maxLength: 8 }), fc.boolean(), (said, saysRead) => {
    const comments = said.map(({ kind }, at) => ({ id: String(at), kind }))
    const answered = new Set(said.flatMap(({ answered }, at) => (answered ? [String(at)] : [])))
    const step = stepOfReader(comments, answered, saysRead)
    if (said.some((each) => each.kind === 'must' && !each.answered)) expect(step).toBeUndefined()
    else if (saysRead) expect(step).toBe(answered.size > 0 ? 'answer' : 'read')
  }))
})

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
})
afterAll(() => p.close())

type Command = 'comment' | 'must' | 'send' | 'nothing-to-add' | 'answer' | 'read' | 'close'

async function press(id: Id<'review'>, command: Command): Promise<string> {
  const comment = (kind: FeedbackKind) => commentOnReview(p.again(leyla), id, { kind, text: 'x', anchor: null, answerBy: '2024-05-20' })
  if (command === 'comment') return kindOf(comment('wondering'))
  if (command === 'must') return kindOf(comment('must'))
  if (command === 'send') return kindOf(sendFeedback(p.again(leyla), id, { addenda: 0 }))
  if (command === 'nothing-to-add') return kindOf(closeWithoutComment(p.again(leyla), id, { addenda: 0 }))
  if (command === 'close') return kindOf(closeReview(p.again(leyla), id, { addenda: 0 }))
  if (command === 'read') return kindOf(sayRead(p.again(rena), id))
  const open = (await readReview(p.again(rena), id)).comments.find((each) => each.kind !== 'unreadable' && each.answers.length === 0)
  return open ? kindOf(answerComment(p.again(rena), id, { commentId: open.id, kind: 'answer', text: 'y' })) : 'nothing'
}

test('on the real database, whatever is pressed in whatever order, the review is in a state the model allows', async () => {
  const command = fc.constantFrom<Command>('comment', 'must', 'send', 'nothing-to-add', 'answer', 'read', 'close')
  await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 14 }), async (commands) => {
    const id = await startReview(p.again(leyla), await signed(p.again(rena), caseId))
    let before: ReviewState = 'in-review'
    for (const each of commands) {
      const said = await press(id, each)
      expect(['done', 'stale', 'nothing']).toContain(said)
      const { state } = await readReview(p.again(rena), id)
      if (state !== before) expect(steps.some((step) => stateAfter(before, step) === state)).toBe(true)
      if (said === 'stale') expect(state).toBe(before)
      before = state
    }
  }), { numRuns: 12 })
})
