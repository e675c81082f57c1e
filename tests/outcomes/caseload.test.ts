import { expect, test } from 'vitest'
import { factOf, type NewFact } from '#app/facts/fact.ts'
import { CaseloadCount } from '#app/outcomes/caseload.ts'
import { newId, type Id } from '#app/work/id.ts'

const fact = (kind: NewFact['kind'], subjects: string[], more: Partial<NewFact> = {}): NewFact => ({ id: newId<'fact'>(), kind, on: '2024-05-14', subjects: subjects as Id<'subject'>[], district: 'Aghdam', ...more })
const session = (subjects: string[], more: Partial<NewFact> = {}) => fact('session', subjects, { session: 'family', mode: 'face-to-face', ...more })
const better = ['goals-met', 'evaluated', 'distress-better', 'functioning-better', 'coping-better']

async function codesOf(...facts: NewFact[]): Promise<Record<string, Record<string, string>>> {
  const count = new CaseloadCount({ kind: 'year', startsOn: '2024-01-01', endsOn: '2024-12-31' })
  count.add(facts.map(factOf))
  const { people } = await count.result((subject) => subject)
  return Object.fromEntries(people.map(({ person, codes }) => [person, codes as Record<string, string>]))
}

test('a family is judged once: its closure closes everybody in it and is nobody’s outcome', async () => {
  const codes = await codesOf(session(['a', 'b', 'c']), fact('closure', ['a', 'b', 'c'], { session: 'family', codes: better }))
  for (const person of ['a', 'b', 'c']) expect(codes[person]).toMatchObject({ stage: 'closed', distress: '', functioning: '', coping: '' })
})

test.each([[0, 1], [1, 0]])('who was closed in a file of their own has the outcome of that one, before or after the family', async (first, second) => {
  const closures = [fact('closure', ['a'], { codes: better }), fact('closure', ['a', 'b'], { session: 'family', codes: ['other', 'evaluated', 'distress-worse'] })]
  const codes = await codesOf(session(['a', 'b']), closures[first]!, closures[second]!)
  expect(codes).toMatchObject({ a: { stage: 'closed-evaluated', distress: 'better' }, b: { stage: 'closed', distress: '' } })
})
