import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { takenAway } from './taken-away.ts'

// Taking them away takes minutes and is done by `npm run verify:tests`; here only that the list still speaks of these sources.
it.each(takenAway.map((one) => [one.protection, one] as const))('%s', (_, { file, was, becomes, tests }) => {
  expect(readFileSync(file, 'utf8').split(was)).toHaveLength(2)
  expect(becomes).not.toBe(was)
  expect(tests.filter((each) => !existsSync(each))).toEqual([])
})
