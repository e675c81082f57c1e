import { expect, test } from 'vitest'
import { whoIsWho } from '#app/facts/who-is-who.ts'

test('everybody of one match value has one name, which is a subject; who has no value stands alone', () => {
  const personOf = whoIsWho({ d: 'one', b: 'one', c: 'other' })
  expect(['a', 'b', 'c', 'd'].map(personOf)).toEqual(['a', 'b', 'c', 'b'])
})

test('a name that was kept is the same person after a correction, and after somebody of theirs was found', () => {
  const before = whoIsWho({ d: 'one' })
  for (const values of [{ d: 'corrected' }, {}, { d: 'one', a: 'one' }, { d: 'corrected', a: 'corrected' }]) {
    const personOf = whoIsWho(values as Record<string, string>)
    expect(personOf(before('d'))).toBe(personOf('d'))
  }
})

test('of figures that were kept with values, a value that somebody still has is theirs', () => {
  expect(whoIsWho({ d: 'one' })('one')).toBe('d')
  expect(whoIsWho({ d: 'corrected' })('one')).toBe('one')
})
