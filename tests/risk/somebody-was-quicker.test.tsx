import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactNode } from 'react'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { takeAlertStep } from '#app/http/alert-steps.server.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { WordsProvider } from '#app/language/words.tsx'
import { AlertPage } from '#app/risk/alert-page.tsx'
import { levelsSaid } from '#app/risk/alert.ts'
import { closeAlert } from '#app/risk/close-alert.server.ts'
import { alertStatus } from '#app/risk/list-alerts.server.ts'
import { SendState } from '#app/risk/send-state-banner.tsx'
import { showAlert } from '#app/risk/show-alert.server.ts'
import type { AlertAnswer } from '#app/risk/use-alert-answer.ts'
import { setLevel } from '#app/risk/work-on-alert.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { alertCase, type AlertCase } from './alert-world.ts'

// A form of an alert that was open while a colleague went on: nothing of hers is undone by it, and its words wait for their author.
let w: AlertCase
let alertId: Id<'alert'>
beforeAll(async () => { w = await alertCase() })
afterAll(() => w.close())
beforeEach(async () => {
  w.at('2024-05-14', '10:00')
  alertId = await w.raise(w.caseId, { level: 'to-be-screened', source: 'scale' })
})

const post = (by: Scope, did: string, fields: Record<string, string>) =>
  takeAlertStep(w.again(by), alertId, did, new Request('http://localhost/alerts', { method: 'POST', body: new URLSearchParams(fields) }))
const whole = async () => (await showAlert(w.again(w.leyla), { alertId })).whole!
const screened = (result: string) => post(w.rena, 'screen', { tool: 'asq', result, words: 'Asked in the school' })
/** As it is kept and shown again: without what it was written beside. */
const shown = async (answer: AlertAnswer) => inWords(<AlertPage view={await showAlert(w.again(w.rena), { alertId })} findings={[]} answer={answer} tooLate={false} />)
const inWords = (page: ReactNode) => renderToStaticMarkup(<WordsProvider language="en" words={wordsOf('en')}>{page}</WordsProvider>)
const stale = { kind: 'stale' }

test('what is done now, written beside words that are no longer there, is not put over them; nor does anything else hold it back', async () => {
  const { base } = (await whole()).content
  expect(await post(w.leyla, 'action', { base, actionNow: 'Brother stays', told: 'caregiver' })).toEqual({ kind: 'taken' })
  await expect(post(w.rena, 'action', { base, actionNow: 'Not alone' })).rejects.toMatchObject(stale)
  const now = await whole()
  expect(now.content).toMatchObject({ actionNow: 'Brother stays', told: 'caregiver' })
  const page = await shown({ did: 'action', errors: {}, values: { actionNow: 'Not alone', told: '', protective: 'A sister' } })
  expect(page).toMatch(/Somebody has written here meanwhile[\s\S]*Brother stays[\s\S]*name="actionNow"[^>]*>\s*Not alone/)
  expect(page).toContain(`name="base" readonly="" value="${now.content.base}"`)
  // what she had left empty is not emptied by her next Save
  for (const [name, words] of [['told', 'caregiver'], ['protective', 'A sister']]) expect(page).toMatch(new RegExp(`name="${name}"[^>]*>\\s*${words}</textarea>`))
  expect(page.match(/<h3>(What is done now|Who was told|What protects)/g)).toEqual(['<h3>What is done now'])
  expect(await shown({ did: 'action', errors: { told: ['too-long:2000'] }, values: { base: now.content.base, actionNow: 'Not alone' } })).not.toContain('meanwhile')
  // the level is no word of these
  await setLevel(w.again(w.leyla), { alertId, level: 'high', words: 'x' })
  expect(await post(w.rena, 'action', { base: now.content.base, actionNow: 'Brother stays. Not alone', told: 'caregiver' })).toEqual({ kind: 'taken' })
  expect((await whole()).content).toMatchObject({ level: 'high', actionNow: 'Brother stays. Not alone' })
})

test.each(['moderate', 'negative'])('a screening that was answered %s takes back no level that a colleague has set', async (result) => {
  await setLevel(w.again(w.leyla), { alertId, level: 'imminent', words: 'He has the gun with him' })
  await expect(screened(result)).rejects.toMatchObject(stale)
  expect((await whole()).content.level).toBe('imminent')
  expect(await shown({ did: 'screen', errors: {}, values: { result, words: 'Asked in the school' } })).toMatch(/What you had written[\s\S]*Asked in the school/)
})

test.each([['high', 'high'], ['negative', 'to-be-screened']])('what the clock made moderate takes the answer: %s', async (result, level) => {
  w.at('2024-05-14', '12:00')
  await w.tick()
  expect(await screened(result)).toEqual({ kind: 'taken' })
  const { content, events } = await whole()
  expect([content.level, events.at(-1)]).toMatchObject([level, { words: 'asq: Asked in the school' }])
})

test('a level, or an end, that was chosen beside another level comes too late; words of the other side alone hold neither back', async () => {
  await setLevel(w.again(w.rena), { alertId, level: 'moderate', words: 'Asked' })
  const base = levelsSaid(await whole())
  expect((await shown(undefined)).split(`name="base" readonly="" value="${base}"`)).toHaveLength(3)
  await post(w.leyla, 'action', { actionNow: 'On the way' })
  await setLevel(w.again(w.leyla), { alertId, level: 'imminent', words: 'He has the gun with him' })
  await expect(post(w.rena, 'level', { base, level: 'high', levelWords: 'Worse than I thought' })).rejects.toMatchObject(stale)
  for (const reason of ['by-mistake', 'safe-now']) await expect(post(w.rena, 'close', { base, reason, words: 'A wrong digit' })).rejects.toMatchObject(stale)
  const now = await whole()
  expect([now.content.level, now.closing, (await w.row(alertId)).state]).toEqual(['imminent', 'nobody', 'raised'])
  expect(await shown({ did: 'level', errors: {}, values: { level: 'high', levelWords: 'Worse than I thought' } })).toMatch(/name="base" readonly="" value="3"[\s\S]*Worse than I thought/)
  await post(w.leyla, 'action', { actionNow: 'With him' })
  expect(await post(w.rena, 'level', { base: levelsSaid(now), level: 'high', levelWords: 'The gun is gone' })).toEqual({ kind: 'taken' })
  expect(await post(w.rena, 'close', { base: levelsSaid(await whole()), reason: 'safe-now', words: 'x' })).toEqual({ kind: 'taken' })
})

test('who agrees to the end agrees to what she was shown: risen and asked about again, her old page closes nothing', async () => {
  await setLevel(w.again(w.rena), { alertId, level: 'moderate', words: 'Asked' })
  const ask = async () => post(w.rena, 'close', { base: levelsSaid(await whole()), reason: 'safe-now', words: 'Plan made' })
  const page = async () => inWords(<AlertPage view={await showAlert(w.again(w.leyla), { alertId })} findings={[]} answer={undefined} tooLate={false} />)
  const baseOn = (shown: string) => /name="base" readonly="" value="(\d+)"[\s\S]{0,900}value="agree"/.exec(shown)?.[1] ?? ''
  await ask()
  const old = baseOn(await page())
  await setLevel(w.again(w.rena), { alertId, level: 'imminent', words: 'He has the gun with him' })
  await ask()
  expect([old, await post(w.leyla, 'agree', { base: old }), (await w.row(alertId)).state]).toEqual(['2', { kind: 'too-late' }, 'raised'])
  expect(await post(w.leyla, 'agree', { base: baseOn(await page()) })).toEqual({ kind: 'taken' })
  expect((await w.row(alertId)).state).toBe('resolved')
})

test('an answer to what was closed meanwhile waits as well', async () => {
  await closeAlert(w.again(w.leyla), { alertId, reason: 'by-mistake', words: 'x' })
  for (const result of ['high', 'negative']) await expect(screened(result)).rejects.toMatchObject(stale)
})

test('the page it was sent from says closed, and asks for no call', async () => {
  const now = async () => inWords(<SendState shown={{ kind: 'sent', alertId, status: await alertStatus(w.again(w.rena), { alertId }) }} />)
  expect(await now()).toMatch(/nobody has seen it[\s\S]*call/)
  await closeAlert(w.again(w.leyla), { alertId, reason: 'by-mistake', words: 'x' })
  expect(await now()).toMatch(/Closed 14 May/)
  expect(await now()).not.toMatch(/nobody|call/i)
})

test('an answer that could not be saved is not said to wait', () => {
  const page = (answer: 'waits' | 'not-saved') => inWords(<SendState shown={{ kind: 'sent', alertId, status: undefined, answer }} />)
  expect([page('not-saved'), page('waits')]).toEqual([expect.stringContaining('The answer itself is not saved'), expect.stringContaining('once more when you are back in')])
})
