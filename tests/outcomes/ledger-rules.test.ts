import { expect, it } from 'vitest'
import { mayRevise } from '#app/outcomes/ledger-rules.ts'

const exactly = (people: number) => ({ lo: people, hi: people })
const about = (people: number) => ({ lo: people - 2, hi: people + 2 })

it.each([
  ['a dozen came in: the first figure may give way', { added: 12, removed: 0 }, about(40), about(50), true],
  ['a dozen came in and three went, which nobody can tell', { added: 12, removed: 3 }, about(40), about(50), true],
  ['three came in: the figure stays, however it is rounded', { added: 3, removed: 0 }, about(40), about(45), false],
  ['nine came in and nine went: the figure stays', { added: 9, removed: 9 }, about(40), about(40), false],
  ['a dozen came in, and that at most five went can be told', { added: 12, removed: 3 }, exactly(5), exactly(14), false],
])('%s', (_, change, before, after, may) => {
  expect(mayRevise(10, change, before, after)).toBe(may)
})
