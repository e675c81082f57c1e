import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { instrumentFile } from '#app/scales/instrument-form.server.ts'

type File = { option_values: Record<string, unknown[]>; instruments: Record<string, unknown>[] }
/** A part of the file, to be spoilt. */
type Loose = { bands: Record<string, { min: number }[]>; scores: { items: string[] }[]; items: Record<string, unknown>[]; risk: { when: Record<string, unknown> }[]; algorithms: { rule: string }[]; outcome: { rules: string[] }; cutoffs: { score: string }[]; missing: unknown }
const text = readFileSync('app/scales/instruments.json', 'utf8')
const changed = (id: string, change: (one: Loose) => void): unknown => {
  const file = JSON.parse(text) as File
  change(file.instruments.find((one) => one.id === id) as unknown as Loose)
  return file
}

it('the project\'s own file holds', () => expect(instrumentFile.safeParse(JSON.parse(text)).error?.issues ?? []).toEqual([]))

it('has no wording of an item: an item is an id, a number and its options', () => {
  for (const { items } of (JSON.parse(text) as { instruments: { items: Record<string, unknown>[] }[] }).instruments) {
    for (const item of items) expect(['ask_if', 'gate', 'id', 'no', 'optional', 'options', 'reversed', 'scored']).toEqual(expect.arrayContaining(Object.keys(item)))
  }
})

// positive control: each of these would give a wrong number in silence
it.each([
  ['a band with a gap', changed('phq9', (one) => { one.bands.total![1]!.min = 6 })],
  ['a sum over an item there is not', changed('gad7', (one) => { one.scores[0]!.items.push('gad7_8') })],
  ['options there are not', changed('gad7', (one) => { one.items[0]!.options = 'freq5' })],
  ['a risk rule on an item there is not', changed('phq9', (one) => { one.risk[0]!.when.item = 'phq9_99' })],
  ['an algorithm that reads otherwise', changed('phq9', (one) => { one.algorithms[0]!.rule = '(q1>=2 or q2>=2) and count>=4' })],
  ['an outcome that reads otherwise', changed('asq', (one) => { one.outcome.rules.pop() })],
  ['prorating', changed('phq9', (one) => { one.missing = { allowed: 2, method: 'mean' } })],
  ['wording of an item', changed('phq9', (one) => { one.items[0]!.text = 'a question' })],
  ['a cut-off of a score there is not', changed('phq9', (one) => { one.cutoffs[0]!.score = 'phq10' })],
  ['the same twice', { ...JSON.parse(text), instruments: [...(JSON.parse(text) as File).instruments, (JSON.parse(text) as File).instruments[0]] }],
])('refuses %s', (_, file) => expect(instrumentFile.safeParse(file).success).toBe(false))
