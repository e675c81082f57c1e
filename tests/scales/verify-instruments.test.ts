import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { main } from '#scripts/verify-instruments.ts'

function verify(file: unknown): { code: number; lines: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'sirdash-vectors-'))
  const lines: string[] = []
  try {
    writeFileSync(join(folder, 'file.json'), typeof file === 'string' ? file : JSON.stringify(file))
    return { code: main([join(folder, 'file.json')], (line) => lines.push(line)), lines }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
const one = (instrument: string, given: object, expected: object) => verify({ vectors: [{ instrument, name: 'x', ...given, expected }] })

it('all of the project\'s vectors pass', () => {
  const lines: string[] = []
  expect([main(['tests/scales/instrument-vectors.json'], (line) => lines.push(line)), lines]).toEqual([0, ['58 passed, 0 failed']])
})

// positive control: each wrong expectation is a line and a failure
it.each([
  ['a score', one('gad7', { entered: { total: 4 } }, { scores: { total: 5 } }), 'scores.total: expected 5, got 4'],
  ['a band', one('gad7', { entered: { total: 4 } }, { bands: { total: 'mild' } }), 'bands.total: expected "mild", got "minimal"'],
  ['a cut-off', one('gad7', { entered: { total: 10 } }, { cutoffs: { probable_gad: false } }), 'cutoffs.probable_gad: expected false, got true'],
  ['a risk rule that should have fired', one('phq9', { answers: { phq9_9: 0 } }, { risk: ['phq9_q9'] }), 'risk: expected ["phq9_q9"], got []'],
  ['a risk rule that should not', one('phq9', { answers: { phq9_9: 1 } }, { risk: [] }), 'risk: expected [], got ["phq9_q9"]'],
  ['an instrument there is not', one('phq10', {}, {}), 'there is no instrument "phq10"'],
  ['an item there is not', one('phq9', { answers: { phq9_12: 1 } }, { risk: [] }), 'there is no phq9_12'],
  ['a part it does not know', one('phq9', {}, { colour: 'red' }), 'does not know how to check "colour"'],
  ['a refusal that does not come', one('cries8', { answers: { cries8_1: 3 } }, { error: 'illegal value' }), 'expected a refusal, got none'],
  ['a refusal of another item', one('cries8', { answers: { cries8_1: 2 } }, { errors: ['cries8_2'] }), 'expected cries8_2 to be refused, got cries8_1 illegal-value'],
])('%s', (_, { code, lines }, mismatch) => {
  expect(code).toBe(1)
  expect(lines).toEqual([expect.stringContaining(mismatch), '0 passed, 1 failed'])
})

it.each([
  ['an illegal value expected to be refused', one('cries8', { answers: { cries8_1: 2 } }, { error: 'illegal value at cries8_1', scores: { total: null } })],
  ['an illegal value that is only unanswered', one('cries8', { answers: { cries8_1: 2 } }, { scores: { total: null } })],
  ['a total past its range', one('phq9', { entered: { total: 28 } }, { errors: [{ field: 'total' }] })],
  ['a total with its risk item beside it', one('phq9', { entered: { total: 6, phq9_9: 1 } }, { scores: { total: 6 }, risk: ['phq9_q9'], prompts: [] })],
  ['a total without its risk item', one('pcl5', { entered: { total: 20 } }, { risk: [], prompts: ['risk_item_skipped:pcl5_16'] })],
  ['a refusal in a word', verify({ vectors: [{ instrument: 'cries8', answers: { cries8_1: 2 }, expected: 'error' }] })],
  ['a refusal marked beside the answers', verify({ vectors: [{ instrument: 'cries8', answers: { cries8_1: 2 }, expect_error: true }] })],
  ['a score named by itself', one('gad7', { entered: { total: 4 } }, { total: 4 })],
  ['declined', one('phq9', { declined: true }, { state: 'declined', scores: { total: null }, risk: [] })],
  ['an outcome', one('cssrs_screen', { entered: { outcome: 'high' } }, { outcome: 'high', risk: ['cssrs_high'] })],
  ['a list without a name', verify([{ instrument: 'gad7', entered: { total: 4 }, expected: { bands: { total: 'minimal' } } }])],
  ['no change published', verify({ change_vectors: [{ instrument: 'gad7', score: 'gad2', pre: 3, post: 2, expected: { any: 'better', reliable: null, threshold: null } }] })],
  ['a mean with two decimals', verify({ competency_vectors: [{ instrument: 'enact', levels: [3, 3, 2], expected: { mean: 2.67, pct_level3plus: 66.7 } }] })],
  ['an illegal level', verify({ competency_vectors: [{ instrument: 'enact', levels: [5], expected: { error: true } }] })],
])('%s passes', (_, seen) => expect(seen).toEqual({ code: 0, lines: ['1 passed, 0 failed'] }))

it.each([['not JSON', '{'], ['no vectors', {}], ['an empty list', { vectors: [] }], ['null', 'null'], ['a vector that is none', { vectors: [null, 3] }]])('%s: says so and ends with a count', (_, file) => {
  const { code, lines } = verify(file)
  expect(code).toBe(1)
  expect(lines.at(-1)).toMatch(/^0 passed, \d failed$/)
})
