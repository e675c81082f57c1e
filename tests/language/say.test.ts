import { describe, expect, test } from 'vitest'
import { ru as russian } from '#app/language/ru.ts'
import { plural, pluralForm, say } from '#app/language/say.ts'

describe('say', () => {
  test('fills the places of a message', () => {
    expect(say('saved {time} by {name}', { time: '14:02', name: 'Leyla' })).toBe('saved 14:02 by Leyla')
  })

  test('never reads a place out of what was filled in, nor from an object it inherits from', () => {
    expect(say('{a} {b}', { a: '{b}', b: 'x' })).toBe('{b} x')
    expect(say('{constructor}', {} as { constructor: string })).toBe('{constructor}')
  })

  test('asks for the names of the literal', () => {
    // @ts-expect-error time is not given
    say('saved {time}', {})
    // @ts-expect-error there is no such place
    expect(say('saved {time}', { time: '14:02', hour: 1 })).toBe('saved 14:02')
  })
})

describe('plural', () => {
  const sessions = russian.frame.count.sessions

  test.each([
    [0, '0 сессий'], [1, '1 сессия'], [2, '2 сессии'], [5, '5 сессий'], [11, '11 сессий'], [14, '14 сессий'],
    [21, '21 сессия'], [22, '22 сессии'], [111, '111 сессий'], [301, '301 сессия'], [1.5, '1,5 сессии'],
  ])('ru %d', (n, text) => expect(plural('ru', sessions, n)).toBe(text))

  test.each([[0, 'other'], [1, 'one'], [2, 'other'], [21, 'other']] as const)('en and az %d', (n, form) => {
    expect(pluralForm('en', n)).toBe(form)
    expect(pluralForm('az', n)).toBe(form)
  })

  test('agrees with CLDR for Russian and English, as Node knows it', () => {
    for (const language of ['ru', 'en'] as const) {
      const rules = new Intl.PluralRules(language)
      for (let n = 0; n < 1100; n += 1) expect([n, pluralForm(language, n)]).toEqual([n, rules.select(n)])
    }
  })

  test('writes other values too', () => {
    expect(plural('en', { one: '{n} case of {name}', other: '{n} cases of {name}' }, 1200, { name: 'Rena' })).toBe('1,200 cases of Rena')
  })
})
