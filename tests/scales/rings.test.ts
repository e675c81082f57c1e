import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemsOf } from '#app/scales/answers.ts'
import { ofClients } from '#app/scales/instruments.server.ts'
import { riskFindings } from '#app/scales/risk-findings.ts'
import { ringsOf } from '#app/scales/rings-of.server.ts'
import { ringing } from '#app/scales/rings.ts'
import { scoreAnswers } from '#app/scales/score-answers.ts'

// A page without a key says NOT SENT before any server has answered: it must know of every answer that sends.
describe.each(ofClients)('$short', (tool) => {
  const rings = ringsOf(tool)
  const answers = fc.record(Object.fromEntries([...itemsOf(tool).values()].map(({ id, values }) => [id, fc.constantFrom(...values)])), { requiredKeys: [] })
  const outcome = tool.items.length === 0 && tool.outcomes.length > 0 ? fc.option(fc.constantFrom(...tool.outcomes), { nil: undefined }) : fc.constant(undefined)

  test('rings on the page exactly when the server finds a rule that fires, at its level', () => {
    fc.assert(fc.property(answers, outcome, (given, result) => {
      const fired = riskFindings(tool, scoreAnswers(tool, { answers: given, outcome: result })).filter(({ why }) => 'rule' in why)
      const values = { ...Object.fromEntries(Object.entries(given).map(([id, value]) => [`answers.${id}`, String(value)])), ...(result ? { outcome: result } : {}) }
      expect(ringing(rings, values)?.level).toBe(fired[0]?.level)
    }), { numRuns: 60 })
  })
})

test('a declined risk item rings too; nothing given is silent', () => {
  const rings = ringsOf(ofClients.find(({ id }) => id === 'phq9')!)
  expect(ringing(rings, { 'answers.phq9_9': '-' })).toEqual({ keys: ['phq9_9=-'], level: 'to-be-screened' })
  expect(ringing(rings, {})).toBeUndefined()
})
