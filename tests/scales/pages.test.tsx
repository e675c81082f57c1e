import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReactNode } from 'react'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { languages, type Language } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { WordsProvider } from '#app/language/words.tsx'
import { beginScale, chooseScale } from '#app/scales/begin-scale.server.ts'
import { instrument, ofClients } from '#app/scales/instruments.server.ts'
import { CaseScales } from '#app/scales/case-scales.tsx'
import { ChooseScale } from '#app/scales/choose-scale.tsx'
import { listScales, newestScales } from '#app/scales/list-scales.server.ts'
import { openScale } from '#app/scales/open-scale.server.ts'
import { placesOf } from '#app/scales/plot-places.ts'
import { saveScale } from '#app/scales/save-scale.server.ts'
import { ScaleEntry } from '#app/scales/scale-entry.tsx'
import { ScalePlot } from '#app/scales/scale-plot.tsx'
import { ScalePage } from '#app/scales/scale-page.tsx'
import { ScalesPage } from '#app/scales/scales-page.tsx'
import { showScales } from '#app/scales/show-scales.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { digits, filled } from './filled.ts'

let p: TestProgramme
let rena: Scope
let caseId: Id<'case'>
const ids: Id<'scale'>[] = []

/** Words of a diagnosis have no place beside a number; the registered name of a form stands on the page of entry alone. */
const diagnosis = /depress|ptsd|disorder|anxiety|депресс|птср|расстройств|тревожн|depressiya|pozuntu|həyəcan pozuntusu/i

beforeAll(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  caseId = (await openCase(rena, { kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor' }, consent: consentSheet() })).caseId
  const sheets: [string, object, string][] = [
    ['phq9', { answers: digits('phq9', '333333333') }, '2024-02-01'], ['phq9', { answers: digits('phq9', '111111110') }, '2024-05-01'], ['phq9', { answers: digits('phq9', '11 111110') }, '2024-05-10'],
    ['pcl5', { answers: digits('pcl5', '22222222222222222222') }, '2024-02-01'], ['dass21', { answers: digits('dass21', '111111111111111111111') }, '2024-02-01'], ['dass21', { answers: digits('dass21', '000000000000000000000') }, '2024-05-01'],
    ['k10', { entered: { total: '31' } }, '2024-02-01'], ['gad7', { declined: 'yes' }, '2024-05-10'], ['asq', { answers: { asq_1: 'yes', asq_5: 'yes' } }, '2024-05-10'], ['cssrs_screen', { outcome: 'low' }, '2024-05-10'],
    ['rcads25', { entered: { anxiety_t: '64', depression_t: '65', total_t: '70' } }, '2024-05-10'], ['appraisal', { answers: { appraisal_distress_client: 'better' } }, '2024-05-10'],
  ]
  for (const [tool, typed, measuredOn] of sheets) {
    const saving = await saveScale(p.again(rena), { caseId, entry: filled(tool, typed as Record<string, unknown>, { measuredOn }) })
    if (saving.kind !== 'saved') throw new Error(saving.kind)
    ids.push(saving.scaleId)
  }
})
afterAll(() => p.close())

const drawn = (page: ReactNode, language: Language) => renderToStaticMarkup(<WordsProvider language={language} words={wordsOf(language)}>{page}</WordsProvider>)
const tickets = { alert: '', keep: '' }
const isWhole = (page: string) => {
  expect(page).not.toMatch(/ style=|undefined|NaN|\{\w+\}|\[object/)
  return page
}

describe.each(languages)('in %s', (language) => {
  it('every tool has a whole form of plain fields', async () => {
    for (const { id } of ofClients) {
      for (const by of ['items', 'totals']) {
        const page = isWhole(drawn(<ScaleEntry view={await beginScale(p.again(rena), { caseId, instrumentId: id, by, language })} tool={instrument(id)} tickets={tickets} waited={null} answer={undefined} />, language))
        expect(page).toMatch(/name="(answers|entered)\.\w+"|name="outcome"/)
      }
    }
    isWhole(drawn(<ChooseScale {...await chooseScale(p.again(rena), { caseId })} />, language))
  })

  it('what was kept, the plots and the case show numbers and ranges, and no word of a diagnosis', async () => {
    for (const scaleId of ids) expect(isWhole(drawn(<ScalePage view={await openScale(p.again(rena), { scaleId }, language)} />, language))).not.toMatch(diagnosis)
    const view = await showScales(p.again(rena), await permitCase(rena, caseId, 'read'), ['2024-01-01', '2024-03-01', '2024-04-01'])
    const page = isWhole(drawn(<ScalesPage view={view} printed={undefined} />, language))
    expect(page).not.toMatch(diagnosis)
    expect(page.match(/<svg viewBox="0 0 400/g)).toHaveLength(view.plots.length)
    expect(drawn(<ScalesPage view={view} printed={{ by: 'Rena', on: '2024-05-14', destroyAfter: '2024-06-13' }} />, language)).toContain('print-frame')
    expect(isWhole(drawn(<CaseScales caseId={caseId} isOwner {...newestScales(await listScales(p.again(rena), await permitCase(rena, caseId, 'read')))} />, language))).not.toMatch(diagnosis)
  })
})

it('a value that was refused stands where it was typed, the message beside it', async () => {
  const view = await beginScale(p.again(rena), { caseId, instrumentId: 'cries8', language: 'en' })
  const page = drawn(<ScaleEntry view={view} tool={instrument('cries8')} tickets={tickets} waited={null} answer={{ errors: { 'answers.cries8_3': ['illegal-value'] }, values: { 'answers.cries8_1': '1', 'answers.cries8_3': '2', 'version': 'B' } }} />, 'en')
  expect(page).toContain('This value is not on the form. Possible here: 0, 1, 3, 5.')
  expect(page).toMatch(/name="answers.cries8_3"[^>]*aria-invalid="true"[^>]*value="2"/)
  expect(page).toMatch(/name="answers.cries8_1"[^>]*value="1"/)
})

it('each of several series has its own number and its own lines of chance; one alone has the line in words', () => {
  const points = (id: string, ...values: number[]) => values.map((value, at) => ({ id: `${id}${at}`, on: `2024-0${at + 1}-01`, value }))
  const series = [{ key: 'a', version: '', language: 'az' as const, rater: 'client' as const, points: points('a', 20, 10) }, { key: 'b', version: '', language: 'az' as const, rater: 'parent' as const, points: points('b', 12, 11) }, { key: 'c', version: '', language: 'ru' as const, rater: 'teacher' as const, points: points('c', 7) }]
  const plot = { key: 'x', instrument: 'phq9', short: 'PHQ-9', score: 'total', min: 0, max: 27, bands: [], threshold: 5, series }
  const several = drawn(<ScalePlot plot={plot} sessions={[]} />, 'en')
  expect([...several.matchAll(/class="plot-threshold"[^>]* y1="([\d.]+)"/g)].map(([, y]) => Number(y))).toEqual([15, 25, 7, 17].map((value) => placesOf(plot, []).y(value)))
  expect([...several.matchAll(/plot-no"[^>]*>(\d)</g)].map(([, no]) => no)).toEqual(['1', '1', '2', '2'])
  expect(several).toContain('from the first measure of the same series')
  const alone = drawn(<ScalePlot plot={{ ...plot, series: series.slice(0, 1) }} sessions={[]} />, 'en')
  expect(alone).toContain('more than chance: 5 points from the first')
  expect(alone).not.toMatch(/plot-no|plot-series/)
})

it('places on the plot: within the drawing, earlier to the left, higher above, sessions before the first measure left out', () => {
  const series = [{ key: '', version: '', language: 'az' as const, rater: 'client' as const, points: [{ id: 'a', on: '2024-02-01', value: 0 }, { id: 'b', on: '2024-05-01', value: 27 }] }]
  const places = placesOf({ series, min: 0, max: 27 }, ['2024-01-01', '2024-03-01', '2024-06-01'])
  expect([places.from, places.to, places.sessions]).toEqual(['2024-02-01', '2024-06-01', ['2024-03-01', '2024-06-01']])
  expect([places.x('2024-02-01') < places.x('2024-05-01'), places.x('2024-06-01') <= 392, places.y(27) < places.y(0), places.y(27) >= 10]).toEqual([true, true, true, true])
})
