import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { languages } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { WordsProvider } from '#app/language/words.tsx'
import { AgreementDraftForm } from '#app/supervision/agreement-draft-form.tsx'
import { agreementForm, signingForm } from '#app/supervision/agreement-form.server.ts'
import { AgreementPage } from '#app/supervision/agreement-page.tsx'
import { NoteReviews } from '#app/supervision/note-reviews.tsx'
import { reviewForm } from '#app/supervision/review-form.server.ts'
import { ReviewPage } from '#app/supervision/review-page.tsx'
import { sentences } from '#app/supervision/sentences.ts'
import { SupervisionPage } from '#app/supervision/supervision-page.tsx'
import type { AgreementView, ReviewView, SupervisionView } from '#app/supervision/supervision-view.ts'
import { newId } from '#app/work/id.ts'

const drawn = (page: ReactElement, language: (typeof languages)[number] = 'en') =>
  renderToStaticMarkup(<WordsProvider language={language} words={wordsOf(language)}>{page}</WordsProvider>)

const plan = 'Walk to the shop. Call her sister.'
const review: ReviewView = {
  id: newId(), noteId: newId(), code: 'AGD-7K2P', word: 'lantern', state: 'in-review', why: 'lot', other: 'Rena', asSupervisor: true,
  openedOn: '2024-05-14', feedbackOn: null, answeredOn: null, closedOn: null,
  version: { digest: '8f3c1234', addenda: 0, firstReadAt: '2024-05-14T08:00:00Z', isThisNote: true, nothingToAdd: false },
  note: {
    kind: 'open', sessionOn: '2024-05-13', signedOn: '2024-05-14', late: false, digest: 'x', facts: { minutes: 50, outcome: 'held', mode: 'remote', format: 'soap', sessionKind: 'individual', risk: 'nothing' },
    parts: [{ part: 'plan', text: plan, sentences: sentences(plan) }, { part: 'addendum-1', text: 'Later.', sentences: sentences('Later.') }], addenda: [{ number: 1, signedOn: '2024-05-14', part: 'addendum-1', readable: true }],
  },
  since: [1],
  comments: [
    { id: newId(), kind: 'must', text: 'Ask.', writtenOn: '2024-05-14', keptBack: true, answerBy: '2024-05-20', codeAsked: false, anchor: { part: 'plan', start: 0, quote: 'Walk to the shop.', fits: true }, answers: [] },
    { id: newId(), kind: 'kept', text: 'Good.', writtenOn: '2024-05-14', keptBack: true, answerBy: null, codeAsked: false, anchor: { part: 'plan', start: 9, quote: 'gone', fits: false }, answers: [] },
    { id: newId(), kind: 'unreadable', writtenOn: '2024-05-14' },
  ],
  may: { comment: true, send: true, nothingToAdd: false, answer: false, read: false, close: false },
}
const agreement: AgreementView = {
  id: newId(), supervisor: 'Leyla', supervisee: 'Rena', asSupervisor: false, state: 'draft', startsOn: '2024-05-01', endsOn: '2024-06-01', weeklyReading: 3, endsIn: 18,
  supervisorSignedOn: '2024-05-02', superviseeSignedOn: null, verified: true, maySign: true, terms: { form: 'both', frequency: 'monthly', readingLanguage: 'ru', confidentiality: 'ours', disagreement: '' },
}
const supervision: SupervisionView = {
  supervises: true, isSupervised: true,
  agreements: [{ id: newId(), other: 'Rena', asSupervisor: true, state: 'draft', startsOn: '2024-05-01', endsOn: '2024-06-01', waitsForMe: true, waitsForOther: true, endsIn: null }],
  queue: [{ noteId: newId(), caseId: newId(), code: 'AGD-7K2P', word: 'lantern', kind: 'individual', sessionOn: '2024-05-10', signedOn: '2024-05-11', by: 'Rena', why: 'lot', keyHeld: true }],
  looks: [{ alertId: newId(), code: 'AGD-7K2P', word: 'lantern', by: 'Rena', closedAt: '2024-05-11T10:00:00.000Z' }],
  people: [{ id: newId(), name: 'Rena', load: 'usual', lastReviewOn: null, read: 0, budget: 3, musts: 0, agreementId: newId(), endsOn: '2024-06-01', endsIn: 18 }],
  openReviews: [{ id: newId(), code: 'AGD-7K2P', word: 'lantern', sessionOn: '2024-05-10', other: 'Rena', state: 'answered', why: 'lot', codeAsked: false, since: '2024-05-12' }],
  asked: [{ noteId: newId(), code: 'AGD-2MFH', word: 'bridge', sessionOn: '2024-05-10', signedOn: '2024-05-11' }],
  cameBack: [{ id: newId(), code: 'AGD-2MFH', word: 'bridge', sessionOn: '2024-05-10', other: 'Leyla', state: 'feedback', why: 'lot', codeAsked: false, since: '2024-05-12', kinds: [{ kind: 'kept', count: 2 }], unreadable: 1 }],
  ratings: [{ id: newId(), ratedOn: '2024-05-12', supervisor: 'Leyla', supervisee: 'Rena', mine: true, seen: { short: 'ENACT', setting: 'role-play', outcome: 'developing', rated: 12, percent: 75 } }, { id: newId(), ratedOn: '2024-05-10', supervisor: 'Leyla', supervisee: 'Rena', mine: false, seen: null }],
}
const pages: ReactElement[] = [
  <ReviewPage key="1" view={review} />,
  <ReviewPage key="2" view={{ ...review, asSupervisor: false, state: 'feedback', may: { ...review.may, comment: false, send: false, answer: true, read: true }, comments: review.comments.map((each) => (each.kind === 'unreadable' ? each : { ...each, keptBack: false })) }} />,
  <AgreementPage key="3" view={agreement} problems={{ errors: { pin: ['wrong-pin'] }, values: {} }} />,
  <AgreementPage key="4" view={{ ...agreement, verified: false, terms: null, maySign: false, state: 'ended', endsIn: null }} />,
  <AgreementDraftForm key="5" psychologists={[{ id: newId(), name: 'Rena', district: 'Aghdam' }]} startsOn="2024-05-01" endsOn="2025-04-30" />,
  <SupervisionPage key="6" view={supervision} day="2024-05-14" />,
  <SupervisionPage key="7" view={{ ...supervision, agreements: [], queue: [], people: [], openReviews: [], asked: [], cameBack: [], ratings: [] }} day="2024-05-14" />,
  <NoteReviews key="8" noteId={newId()} isOwner asked={false} reviews={[]} />,
]

describe('the pages of supervision', () => {
  test('stand in every language, without an empty place, a style attribute or a word that blames', () => {
    for (const language of languages) {
      for (const page of pages) {
        const html = drawn(page, language)
        expect(html).not.toMatch(/\{\w+\}|undefined|\[object|style=|NaN/)
        expect(html).not.toMatch(/overdue|non-compliant|\bmissing\b|\bfailed\b/i)
      }
    }
  })

  test('work without script: each sentence can be chosen, and everything is one posted form', () => {
    const html = drawn(<ReviewPage view={review} />)
    expect([...html.matchAll(/<input type="radio" name="anchor"[^>]*value="([^"]*)"/g)].map(([, value]) => value)).toEqual(['plan:0', 'plan:18', 'addendum-1:0', ''])
    expect(html).toContain('drawn by lot, as for everyone')
    expect(html).toMatch(/text changed/)
    expect(html).toContain('added since')
  })

  test('keep what was typed and say what to do beside the field', () => {
    const html = drawn(<ReviewPage view={review} problems={{ errors: { answerBy: ['must-date'] }, values: { text: 'kept words', kind: 'must', anchor: 'plan:18' } }} />)
    expect(html).toContain('A must needs a date')
    expect(html).toContain('kept words')
    expect(html).toMatch(/<input type="radio" name="anchor"[^>]*checked=""[^>]*value="plan:18"|value="plan:18"[^>]*checked=""/)
    expect(drawn(pages[2]!)).toContain('This PIN does not fit')
  })
})

describe('the forms of supervision', () => {
  const draft = { superviseeId: newId(), startsOn: '2024-05-01', endsOn: '2024-06-01', weeklyReading: '3', form: 'both', frequency: 'weekly', readingLanguage: 'az' }
  const messages = (value: object) => agreementForm.safeParse({ ...draft, ...value }).error?.issues.map((issue) => issue.message)

  test('an agreement', () => {
    expect(messages({})).toBeUndefined()
    expect(messages({ endsOn: '2024-04-30' })).toEqual(['ends-before-start'])
    expect(messages({ startsOn: '2024-02-31' })).toEqual(['not-a-date'])
    expect(messages({ weeklyReading: '21' })).toEqual(['out-of-range'])
    expect(messages({ superviseeId: 'x' })).toEqual(['choose'])
    expect(signingForm.safeParse({ pin: '12345' }).error?.issues[0]?.message).toBe('not-a-pin')
  })

  test('a button of the review', () => {
    expect(reviewForm.parse({ did: 'comment', kind: 'must', text: ' x ' })).toEqual({ did: 'comment', kind: 'must', text: 'x', anchor: null, answerBy: null })
    for (const wrong of [{}, { did: 'erase' }, { did: 'send' }, { did: 'send', addenda: '-1' }, { did: 'answer', commentId: 'x', kind: 'answer', text: 'y' }, { did: 'comment', kind: 'kept', text: 'x'.repeat(4001) }]) {
      expect(reviewForm.safeParse(wrong).success).toBe(false)
    }
  })
})
