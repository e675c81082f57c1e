import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Fact } from '#app/facts/fact.ts'
import { readFacts } from '#app/facts/read-facts.server.ts'
import { commentOnReview } from '#app/supervision/comment-on-review.server.ts'
import { closeReview, closeWithoutComment, sendFeedback } from '#app/supervision/send-feedback.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase, signed } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { answerComment } from '#app/supervision/answer-feedback.server.ts'

let p: TestProgramme
let delegate: Scope
let leyla: Scope
let rena: Scope

beforeEach(async () => {
  p = await testProgramme()
  delegate = await p.person('Sevda', ['delegate'])
  leyla = await p.person('Leyla', ['supervisor'])
  rena = await p.person('Rena', ['psychologist'])
  await p.supervise(leyla, rena)
})
afterEach(() => p.close())

test('a review that was done is counted once, under a pseudonym of its agreement, with no case and no name', async () => {
  const caseId = await ownCase(rena)
  const [first, second] = [await signed(p.again(rena), caseId), await signed(p.again(rena), caseId)]
  const reviewId = await startReview(p.again(leyla), first)
  const made = await commentOnReview(p.again(leyla), reviewId, { kind: 'wondering', text: 'Why now?', anchor: null, answerBy: null })
  await sendFeedback(p.again(leyla), reviewId, { addenda: 0 })
  await answerComment(p.again(rena), reviewId, { commentId: (made as { id: Parameters<typeof answerComment>[2]['commentId'] }).id, kind: 'answer', text: 'Because.' })
  await closeReview(p.again(leyla), reviewId, { addenda: 0 })
  await closeWithoutComment(p.again(leyla), await startReview(p.again(leyla), second), { addenda: 0 })
  const facts: Fact[] = []
  await readFacts(p.again(delegate), '2024-05', '2024-05', (some) => { facts.push(...some) })
  const counted = facts.filter((fact) => fact.kind === 'supervision')
  expect(counted.map(({ codes, district, group }) => ({ codes, district, group }))).toEqual(Array.from({ length: 2 }, () => ({ codes: ['case-review'], district: '', group: '' })))
  expect(new Set(counted.flatMap((fact) => fact.subjects)).size).toBe(1)
  expect(JSON.stringify(counted)).not.toMatch(new RegExp([caseId, first, second, rena.actor.id, leyla.actor.id].join('|')))
})
