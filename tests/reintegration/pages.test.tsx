import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { ClosurePage } from '#app/cases/closure-page.tsx'
import type { ClosureView } from '#app/cases/closure-view.ts'
import { notAppraised } from '#app/cases/closure.ts'
import { languages } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { WordsProvider } from '#app/language/words.tsx'
import { composeRelease } from '#app/outcomes/compose-release.ts'
import { publishWindow } from '#app/outcomes/publish-window.ts'
import { kindsFor } from '#app/outcomes/release-file.ts'
import { ReleaseFiles } from '#app/outcomes/release-files.tsx'
import { ReleasePrint } from '#app/outcomes/release-print.tsx'
import { LedSessionPage } from '#app/reintegration/led-session-page.tsx'
import { PersonForm } from '#app/reintegration/person-form.tsx'
import { PersonPage } from '#app/reintegration/person-page.tsx'
import { RegisterPage } from '#app/reintegration/register-page.tsx'
import type { PersonView, RegisterView, SessionStart } from '#app/reintegration/register-view.ts'
import { StepPage } from '#app/reintegration/step-page.tsx'
import { Chance } from '#app/demo/chance.ts'
import { countOf, inventWorld, policies, year } from '#tests/outcomes/worlds.ts'

const drawn = (page: ReactElement, language: (typeof languages)[number] = 'en') =>
  renderToStaticMarkup(<WordsProvider language={language} words={wordsOf(language)}>{page}</WordsProvider>)

const details = { givenName: 'Səbinə', familyName: 'Quliyeva', phone: '050 1', district: 'Aghdam', sex: 'female', ageBand: '18-25', line: 'On Tuesdays.' } as const
const session = { id: 's', on: '2024-05-10', kind: 'session', district: 'Aghdam', place: 'school', leaders: 'RASB-01', participants: 12, line: 'Two classes.' } as const
const person: PersonView = { id: 'p', number: 1, revision: 3, registeredOn: '2024-04-01', day: '2024-05-14', details, reached: [{ step: 'trained', on: '2024-04-20' }], open: ['mentored'], standing: { is: 'paused', since: '2024-05-01' }, sessions: [session] }
const register: RegisterView = {
  people: [{ kind: 'person', id: 'p', number: 1, name: 'Səbinə Quliyeva', district: 'Aghdam', furthest: 'trained', since: '2024-04-20', standing: 'paused' }, { kind: 'unreadable', id: 'q', number: 2 }],
  sessions: [session, { id: 't', on: '2024-05-11', kind: 'unreadable' }], reached: [{ step: 'trained', people: 1 }], participants: 12,
}
const start: SessionStart = { day: '2024-05-14', people: [{ id: 'p', number: 1, name: 'Səbinə Quliyeva', district: 'Aghdam', reached: ['trained'] }], districts: ['Aghdam'], own: 'Aghdam' }
const closing: ClosureView = {
  file: { id: 'c', code: 'AGD-7K2P', word: 'lantern', kind: 'individual', state: 'closing', readers: 'Rena, Leyla', isOwner: true }, signed: null, form: { day: '2024-05-14', openedOn: '2024-01-01', firstOn: '2024-06-14', secondOn: '2024-08-14', blocks: [] },
  earlier: [{ id: 'e', signedOn: '2024-05-01', retractedOn: '2024-05-02', reason: 'mistake' }],
}
const signed: ClosureView['signed'] = { signedOn: '2024-05-14', authorName: 'Rena', digest: 'abcdefghij', followUps: [{ dueOn: '2024-06-14', state: 'made' }, { dueOn: '2024-08-14', state: 'planned' }], content: { closedOn: '2024-05-14', reason: 'goals-met', evaluated: true, appraisal: notAppraised, lastScales: 'taken', goals: 'Sleeps.', name: 'keep', followUps: { answer: 'planned', firstOn: '2024-06-14', secondOn: '2024-08-14' } } }
const template = policies.exact.templates[0]!
const record = { ...composeRelease({ id: 'r', organisation: 'Test Society', policy: policies.exact, template, window: year, preparedOn: '2025-01-15' }, publishWindow(policies.exact, year, countOf(inventWorld(new Chance(5))))), hash: 'h'.repeat(43), previousHash: 'p' }
const refused = { errors: { 'closedOn': ['before-opening'], 'client.distress': ['choose'], 'pin': ['wrong-pin'], 'participants': ['nobody'] }, values: { goals: 'Typed before', closedOn: '2023-12-31' } }

const pages: Record<string, ReactElement> = {
  'register': <RegisterPage view={register} />, 'nobody yet': <RegisterPage view={{ ...register, people: [] }} />, 'somebody': <PersonPage view={person} answer={undefined} />,
  'a step that does not fit': <PersonPage view={person} answer={{ stepProblems: [{ number: 1, problem: 'out-of-order' }] }} />,
  'new': <PersonForm districts={['Aghdam']} own="Aghdam" problems={undefined} />, 'changed meanwhile': <PersonForm districts={['Aghdam']} own={null} person={{ id: 'p', number: 1, revision: 1, details }} problems={{ errors: { revision: ['stale'] }, values: {} }} />,
  'several': <StepPage start={start} answered={undefined} />, 'a session': <LedSessionPage start={start} problems={refused} />,
  'closing': <ClosurePage view={closing} problems={undefined} />, 'closing refused': <ClosurePage view={closing} problems={refused} />, 'closed': <ClosurePage view={{ ...closing, signed, form: null }} problems={undefined} />,
  'nothing to close': <ClosurePage view={{ ...closing, form: null, earlier: [] }} problems={undefined} />, 'files': <ReleaseFiles kinds={kindsFor(record)} id="r" />, 'print': <ReleasePrint record={record} report={null} />,
}

describe.each(languages)('in %s', (language) => {
  test.each(Object.entries(pages))('%s is drawn, with no place left unfilled and no style attribute', (_, page) => {
    const html = drawn(page, language)
    expect(html).not.toMatch(/undefined|\[object|style=|\{[a-z]+\}/)
    expect(html.length).toBeGreaterThan(300)
  })
})

test('what was typed is kept beside what is wrong, and the PIN is not', () => {
  const html = drawn(pages['closing refused']!)
  expect(html).toContain('Typed before')
  expect(html).toContain('The case was opened later than this day.')
  expect(html).toContain('This is not your PIN.')
  expect(drawn(pages['a session']!)).toContain('Please write how many took part.')
})

test('the client’s view is asked before the psychologist’s, and that before both together', () => {
  const html = drawn(pages.closing!)
  const places = ['client.distress', 'practitioner.distress', 'overall.distress'].map((name) => html.indexOf(`name="${name}"`))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(0)
})

test('print says a figure only where the release shows one', () => {
  const html = drawn(pages.print!)
  expect(html).toContain('not shown')
  expect(html).toContain('Test Society')
})
