import { expect, test } from 'vitest'
import plan from '#app/demo/demo-plan.json' with { type: 'json' }
import { defaultTemplates } from '#app/outcomes/default-templates.ts'
import { cascade } from '#app/outcomes/default-trees.ts'
import { defaultRules } from '#app/outcomes/policy.ts'
import { publishTree } from '#app/outcomes/publish-tree.ts'
import { peopleAlone } from '#app/outcomes/tally.ts'

/** "Evaluated of closed" is asked in the questions about outcomes and in the programme report; whether it shows is the cut's. */
const inCare = plan.persons.filter(({ in_care }) => in_care)
const planned = { open: inCare.filter(({ status }) => status === 'active').length, evaluated: inCare.filter(({ measure }) => (measure?.post ?? null) !== null).length, closed: inCare.filter(({ status }) => status === 'closed').length, assessed: plan.persons.length }

function shown({ evaluated, closed, open, assessed }: typeof planned): Record<string, number | null> {
  const counts: Record<string, number> = { evaluated, 'not-evaluated': closed - evaluated, closed, open, 'in-care': closed + open, 'assessed-only': assessed - closed - open, assessed }
  return Object.fromEntries(publishTree(defaultRules, cascade, (node) => peopleAlone(counts[node]!)).filter(({ measure }) => measure === 'people').map((one) => [one.node, one.shown]))
}

test('it is asked wherever outcomes are', () => {
  for (const id of ['outcomes', 'report', 'a-continuum']) expect(defaultTemplates.find((one) => one.id === id)!.tables.map(({ tree }) => tree)).toContain('cascade')
})

test('the synthetic programme does not show it: six are still in care, and six ended care without a look at the outcome', () => {
  expect(planned).toEqual({ assessed: 65, closed: 38, evaluated: 32, open: 6 })
  // 44 in care is printed as it is: 38 beside it would be the six, and 32 beside 38 the other six
  expect(shown(planned)).toEqual({ assessed: 65, 'in-care': 44, 'assessed-only': 20, closed: null, evaluated: null, 'not-evaluated': null, open: null })
})

test('four more of each, and it shows; of one alone, it does not', () => {
  const [open, closed] = [planned.open + 4, planned.closed + 4]
  expect(shown({ ...planned, open, closed, assessed: 80 })).toMatchObject({ 'in-care': 52, closed: 42, evaluated: 30, 'not-evaluated': 10, open: 10 })
  expect(shown({ ...planned, closed, assessed: 80 })).toMatchObject({ closed: null, evaluated: null })
  expect(shown({ ...planned, open, assessed: 80 })).toMatchObject({ closed: 38, evaluated: null })
})
