import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { algorithmHolds } from '#app/scales/algorithms.ts'
import { changeBetween } from '#app/scales/change.ts'
import { instrumentsIn } from '#app/scales/instrument-form.server.ts'
import { instrument, instruments } from '#app/scales/instruments.server.ts'
import type { Instrument, Value } from '#app/scales/instrument.ts'
import { rateCompetency } from '#app/scales/outcome.ts'
import { riskFindings } from '#app/scales/risk-findings.ts'
import { scoreAnswers } from '#app/scales/score-answers.ts'

const numbered = instruments.filter((one) => one.scores.some(({ op }) => op === 'sum'))
const allOf = (one: Instrument, value: Value) => Object.fromEntries(one.items.map(({ id, values }) => [id, values.includes(value) ? value : values[0]!]))
const phq9 = (q: number, last: number | null | 'declined') => ({ ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`phq9_${at + 1}`, q])), phq9_9: last })
/** Any set of answers: legal values, left empty, declined. */
const sheet = (one: Instrument, gaps = true) => fc.record(Object.fromEntries(one.items.map((item) => [item.id, fc.constantFrom<unknown>(...item.values, ...(gaps ? [null, 'declined'] : []))])))

describe('what every instrument keeps', () => {
  it('knows all 22', () => expect(instruments.map(({ id }) => id)).toHaveLength(22))

  it.each(numbered.map((one) => [one.id, one] as const))('%s: a score lies within its range and in one band, and is there exactly when all its items are', (_, one) => {
    fc.assert(fc.property(sheet(one), (answers) => {
      const scored = scoreAnswers(one, { answers })
      const gated = one.items[0]!.isGate && answers[one.items[0]!.id] === 0
      for (const rule of one.scores) {
        const score = scored.scores[rule.id]!
        const isWhole = rule.items.every((id) => typeof answers[id] === 'number')
        expect(score !== null).toBe(isWhole || gated)
        if (score === null) continue
        expect(score).toBeGreaterThanOrEqual(gated ? 0 : rule.min!)
        expect(score).toBeLessThanOrEqual(rule.max!)
        if (rule.id in one.bands) expect(scored.bands[rule.id]).not.toBeNull()
      }
    }), { numRuns: 40 })
  })

  it.each(numbered.map((one) => [one.id, one] as const))('%s: a higher answer never lowers a total', (_, one) => {
    fc.assert(fc.property(sheet(one, false), fc.constantFrom(...one.items.filter(({ isScored }) => isScored)), (answers, item) => {
      const given = answers as Record<string, number>
      const higher = item.values.filter((value) => Number(value) > given[item.id]!).map(Number)
      const before = scoreAnswers(one, { answers: given }).scores
      for (const value of higher) for (const [id, score] of Object.entries(scoreAnswers(one, { answers: { ...given, [item.id]: value } }).scores)) expect(score!).toBeGreaterThanOrEqual(before[id]!)
    }), { numRuns: 25 })
  })

  it.each(numbered.map((one) => [one.id, one] as const))('%s: floor and ceiling are those of the file', (_, one) => {
    const ends = (at: 0 | -1) => scoreAnswers(one, { answers: Object.fromEntries(one.items.map(({ id, values, isGate }) => [id, isGate ? 1 : [...values].map(Number).sort((a, b) => a - b).at(at)!])) }).scores
    for (const rule of one.scores) expect([ends(0)[rule.id], ends(-1)[rule.id]]).toEqual([rule.min, rule.max])
  })

  it('the same sheet in another order gives the same', () => {
    fc.assert(fc.property(sheet(instrument('pcl5')), (answers) => {
      expect(scoreAnswers(instrument('pcl5'), { answers: Object.fromEntries(Object.entries(answers).reverse()) })).toEqual(scoreAnswers(instrument('pcl5'), { answers }))
    }), { numRuns: 30 })
  })

  it('nothing given is nothing scored, and no rule fires', () => {
    for (const one of instruments) {
      const { scores, risk, state, outcome } = scoreAnswers(one, {})
      expect({ id: one.id, risk, state, outcome: outcome === 'incomplete' ? null : outcome }).toEqual({ id: one.id, risk: [], state: 'incomplete', outcome: null })
      for (const rule of one.scores) if (!rule.op.startsWith('count')) expect(scores[rule.id]).toBeNull()
    }
  })
})

describe('no prorating, and the risk rules fire all the same', () => {
  it('one item left empty: no total, item 9 still rings', () => {
    const scored = scoreAnswers(instrument('phq9'), { answers: { ...phq9(3, 1), phq9_3: null } })
    expect(scored).toMatchObject({ state: 'incomplete', scores: { total: null, phq8: null, phq2: 6 }, bands: { total: null }, algorithms: { mds: null, ods: null }, risk: ['phq9_q9'] })
  })
  it.each([[null], ['declined'], [7]])('item 9 given as %s is a risk item without an answer', (last) => {
    const scored = scoreAnswers(instrument('phq9'), { answers: phq9(1, last as null) })
    expect(scored.skipped).toEqual(['phq9_9'])
    expect(riskFindings(instrument('phq9'), scored)).toEqual([{ level: 'to-be-screened', code: 'phq9.item9.no-answer', why: { skipped: 'phq9_9' } }])
  })
  it('a total alone: the item beside it decides', () => {
    const given = (last: number | null) => scoreAnswers(instrument('phq9'), { entered: { total: 6 }, answers: { phq9_9: last } })
    expect(given(1)).toMatchObject({ state: 'complete', scores: { total: 6, phq8: null }, bands: { total: 'mild' }, risk: ['phq9_q9'], skipped: [] })
    expect(given(0)).toMatchObject({ risk: [], skipped: [] })
    expect(given(null)).toMatchObject({ risk: [], skipped: ['phq9_9'] })
    expect(scoreAnswers(instrument('dass21'), { entered: { total: 40 } }).skipped).toEqual(['dass21_21'])
    expect(scoreAnswers(instrument('pcl5'), { entered: { total: 40 } }).skipped).toEqual(['pcl5_16'])
    expect(scoreAnswers(instrument('gad7'), { entered: { total: 4 } }).skipped).toEqual([])
  })
  it('a scale declined as a whole has no number and rings nothing, but a declined screen of suicide risk does', () => {
    const declined = (id: string) => scoreAnswers(instrument(id), { answers: phq9(3, 3), declined: true })
    expect(declined('phq9')).toMatchObject({ state: 'declined', scores: { total: null }, risk: [], skipped: [] })
    expect(riskFindings(instrument('phq9'), declined('phq9'))).toEqual([])
    expect(riskFindings(instrument('asq'), declined('asq'))).toMatchObject([{ level: 'to-be-screened' }])
  })
})

describe('what is refused', () => {
  it.each([
    ['a 2 in CRIES-8', 'cries8', { answers: { cries8_3: 2 } }, 'cries8_3', 'illegal-value'],
    ['a word for a number', 'phq9', { answers: { phq9_1: '2' } }, 'phq9_1', 'illegal-value'],
    ['an item there is not', 'phq9', { answers: { phq9_11: 1 } }, 'phq9_11', 'unknown'],
    ['a K10 scored from 0', 'k10', { answers: { k10_1: 0 } }, 'k10_1', 'illegal-value'],
    ['a total past its range', 'phq9', { entered: { total: 28 } }, 'total', 'out-of-range'],
    ['half a point', 'iesr', { entered: { total: 3.5 } }, 'total', 'not-whole'],
    ['a score there is not', 'iesr', { entered: { sum: 3 } }, 'sum', 'unknown'],
    ['an outcome there is not', 'cssrs_screen', { outcome: 'severe' }, 'outcome', 'illegal-value'],
  ])('%s', (_, id, given, at, kind) => expect(scoreAnswers(instrument(id), given).problems).toEqual([{ at, kind }]))
})

describe('rules of single instruments', () => {
  it.each([
    ['negative', ['no', 'no', 'no', 'no', null], 'negative', undefined],
    ['acute', ['no', 'no', 'yes', 'no', 'yes'], 'acute_positive', 'imminent'],
    ['item 5 refused', ['yes', 'no', 'no', 'no', 'refused'], 'acute_positive', 'imminent'],
    ['a yes now with everything before denied', ['no', 'no', 'no', 'no', 'yes'], 'acute_positive', 'imminent'],
    ['a yes now, the rest not asked', [null, null, null, null, 'yes'], 'incomplete', 'imminent'],
    ['a refusal, item 5 not yet asked', ['refused', null, null, null, null], 'incomplete', 'moderate'],
    ['broken off with no yes', ['no', 'no', null, null, null], 'incomplete', 'to-be-screened'],
  ])('ASQ: %s', (_, given, outcome, level) => {
    const scored = scoreAnswers(instrument('asq'), { answers: Object.fromEntries(given.map((value, at) => [`asq_${at + 1}`, value])) })
    expect([scored.outcome, riskFindings(instrument('asq'), scored)[0]?.level]).toEqual([outcome, level])
  })
  it.each([['high', 'imminent'], ['moderate', 'moderate'], ['low', 'to-be-screened'], ['negative', undefined]])('C-SSRS %s: %s', (outcome, level) => {
    const scored = scoreAnswers(instrument('cssrs_screen'), { outcome })
    expect([scored.state, riskFindings(instrument('cssrs_screen'), scored)[0]?.level]).toEqual(['complete', level])
  })
  it('the prompts of the alert table are to be screened', () => {
    const levels = (id: string, given: object) => riskFindings(instrument(id), scoreAnswers(instrument(id), given)).map(({ level, why }) => `${level} ${Object.values(why)[0]}`)
    expect(levels('who5', { entered: { total: 28 } })).toEqual(['to-be-screened who5_very_low'])
    expect(levels('who5', { entered: { total: 32 } })).toEqual([])
    expect(levels('k10', { entered: { total: 30 } })).toEqual(['to-be-screened k10_severe'])
    expect(levels('dass21', { entered: { depression: 28 }, answers: { dass21_21: 2 } })).toEqual(['to-be-screened dass21_q21', 'to-be-screened dass21_dep_es'])
    expect(levels('pcl5', { answers: { pcl5_16: 2 } })).toEqual(['to-be-screened pcl5_q16'])
    expect(levels('phq9', { answers: { phq9_9: 3 } })).toEqual(['to-be-screened phq9_q9'])
  })
  it('an interview of K10 fills what is not asked', () => {
    const answers = { ...allOf(instrument('k10'), 1), k10_3: null, k10_6: null }
    expect(scoreAnswers(instrument('k10'), { answers, interview: true }).scores.total).toBe(10)
    expect(scoreAnswers(instrument('k10'), { answers }).scores.total).toBeNull()
  })
  it('SDQ adds four parts of five; PSYCHLOPS without a second problem has no total', () => {
    expect(scoreAnswers(instrument('sdq_parent'), { entered: { emotional: 1, conduct: 2, hyperactivity: 3, peer: 4 } }).scores).toMatchObject({ total: 10, prosocial: null })
    expect(scoreAnswers(instrument('psychlops'), { entered: { problem1: 4, functioning: 3, wellbeing: 4 } })).toMatchObject({ state: 'incomplete', scores: { total: null } })
  })
  it('the appraisal is complete with the overall column', () => {
    expect(scoreAnswers(instrument('appraisal'), { answers: { appraisal_distress_overall: 'better', appraisal_functioning_overall: 'not_available', appraisal_coping_overall: 'same' } }).state).toBe('complete')
  })
  it('algorithms hold exactly where their prose says', () => {
    const pcl = (...twos: number[]) => algorithmHolds('pcl5', 'dsm5_provisional', (no) => (twos.includes(no) ? 2 : 1))
    expect([pcl(1, 6, 8, 9, 15, 16), pcl(1, 6, 8, 15, 16), pcl(1, 8, 9, 15, 16), pcl(6, 8, 9, 15, 16), pcl(1, 6, 8, 9, 15)]).toEqual([true, false, false, false, false])
    const phq = (id: string, twos: number[], last: number) => algorithmHolds('phq9', id, (no) => (no === 9 ? last : twos.includes(no) ? 2 : 0))
    expect([phq('mds', [1, 3, 4, 5], 1), phq('mds', [1, 3, 4, 5], 0), phq('ods', [1, 3, 4, 5], 0), phq('ods', [3, 4, 5], 0)]).toEqual([true, false, true, false])
  })
})

describe('competencies', () => {
  it.each([
    [[1, ...Array<number>(14).fill(4)], 'harm_flag', 93.3],
    [[...Array<number>(12).fill(3), 2, 2, 2], 'competent', 80],
    [[null, null], null, null],
  ])('%j', (levels, outcome, percent) => expect(rateCompetency(levels)).toMatchObject({ outcome, percent }))
  it('a programme may ask for less, and never for a level 1', () => {
    expect(rateCompetency([3, 3, 2], 0.6).outcome).toBe('competent')
    expect(rateCompetency([3, 3, 1], 0.6).outcome).toBe('harm_flag')
  })
  it('a level 1 is a matter of supervision, no alert about a case', () => {
    const scored = scoreAnswers(instrument('groupact'), { answers: { groupact_1: 1, groupact_8: 4 } })
    expect(scored).toMatchObject({ risk: ['groupact_harm'], outcome: 'harm_flag', scores: { n_level1: 1, n_level3plus: 1, pct_level3plus: 50, mean: 2.5 } })
    expect(riskFindings(instrument('groupact'), scored)).toEqual([])
  })
})

describe('change', () => {
  it('is turned round by turning the measures round, and is past chance from the threshold on', () => {
    const opposite = { improved: 'deteriorated', deteriorated: 'improved', no_reliable_change: 'no_reliable_change' } as const
    fc.assert(fc.property(fc.constantFrom(...numbered.map(({ id }) => id)), fc.nat(100), fc.nat(100), (id, pre, post) => {
      const [there, back] = [changeBetween(instrument(id), 'total', pre, post), changeBetween(instrument(id), 'total', post, pre)]
      expect(there.improvement! + back.improvement!).toBe(0)
      expect(there.reliable === null ? null : opposite[there.reliable]).toBe(back.reliable)
      if (there.threshold !== null) expect(there.reliable !== 'no_reliable_change').toBe(Math.abs(pre - post) >= there.threshold)
    }))
  })
  it('more strength is better, also within the difficulties of the SDQ', () => {
    expect(changeBetween(instrument('who5'), 'total', 20, 40)).toMatchObject({ improvement: 20, any: 'better' })
    expect(changeBetween(instrument('sdq_self'), 'prosocial', 4, 8)).toMatchObject({ improvement: 4, any: 'better' })
    expect(changeBetween(instrument('sdq_self'), 'total', 4, 8)).toMatchObject({ improvement: -4, any: 'worse', reliable: null })
  })
  it('needs both', () => expect(changeBetween(instrument('phq9'), 'total', null, 4)).toEqual({ improvement: null, any: null, reliable: null, threshold: 6, kind: 'reliable' }))
})

it('reads reversed items from the file', () => {
  const file = { schema_version: 1, option_values: { five: [1, 2, 3, 4, 5] }, instruments: [{
    id: 'made_up', name: 'Made up', short: 'MU', construct: 'x', respondent: 'self', direction: 'higher_worse', licence: { spdx: 'project', note: '', may_embed: 'yes' }, entry_modes: ['numbered'],
    items: [{ id: 'a', no: 1, options: 'five' }, { id: 'b', no: 2, options: 'five', reversed: true }], scores: [{ id: 'total', op: 'sum', items: ['a', 'b'], min: 2, max: 10, primary: true }],
  }] }
  expect(scoreAnswers(instrumentsIn(file)[0]!, { answers: { a: 1, b: 1 } }).scores.total).toBe(6)
})
