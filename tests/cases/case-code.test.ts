import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkSign, codeAlphabet, makeCode, oneOf, randomSign, readCode } from '#app/cases/case-code.ts'
import { defaultDistricts, districtsOf } from '#app/cases/district.ts'

const signs = fc.string({ unit: fc.constantFrom(...codeAlphabet), minLength: 6, maxLength: 6 })
const whole = (six: string) => `${six.slice(0, 3)}-${six.slice(3)}${checkSign(six)}`

test('the alphabet has 32 signs and none of 0 O 1 I', () => {
  expect(new Set(codeAlphabet).size).toBe(32)
  expect(codeAlphabet).not.toMatch(/[01OI]/)
})

test('a made code reads back, in small letters and without its hyphen too', () => {
  for (const { prefix } of defaultDistricts) {
    const code = makeCode(prefix, randomSign)
    expect(code).toMatch(/^[A-Z]{3}-[2-9A-HJ-NP-Z]{4}$/)
    expect(readCode(code)).toBe(code)
    expect(readCode(` ${code.toLowerCase().replace('-', '')} `)).toBe(code)
  }
})

test('one wrong sign is found, whichever it is', () => {
  fc.assert(fc.property(signs, fc.nat(6), fc.constantFrom(...codeAlphabet), (six, at, sign) => {
    const code = whole(six).replace('-', '')
    if (code[at] === sign) return
    expect(readCode(code.slice(0, at) + sign + code.slice(at + 1))).toBeUndefined()
  }))
})

test('two neighbours in the wrong order are found', () => {
  fc.assert(fc.property(signs, fc.nat(5), (six, at) => {
    const code = whole(six).replace('-', '')
    if (code[at] === code[at + 1]) return
    expect(readCode(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2))).toBeUndefined()
  }))
})

test('anything else is no code', () => {
  fc.assert(fc.property(fc.string(), (text) => { readCode(text) }))
  for (const text of ['', 'AGD', 'AGD-7K20', 'AGD--7K2P', 'AĞD-7K2P']) expect(readCode(text)).toBeUndefined()
})

test('a draw is fair and stays inside the list', () => {
  const drawn = Array.from({ length: 3000 }, () => oneOf(['a', 'b', 'c']))
  for (const one of ['a', 'b', 'c']) expect(drawn.filter((sign) => sign === one).length).toBeGreaterThan(800)
})

test('every district has a prefix of its own out of the alphabet, the demo ones first', () => {
  expect(new Set(defaultDistricts.map(({ prefix }) => prefix)).size).toBe(defaultDistricts.length)
  for (const { prefix } of defaultDistricts) expect([...prefix].every((sign) => codeAlphabet.includes(sign))).toBe(true)
  expect(defaultDistricts.slice(0, 7).map(({ prefix }) => prefix)).toEqual(['AGD', 'FUZ', 'TRT', 'BRD', 'GRN', 'AGJ', 'BEY'])
})

test('a programme may bring its own districts; half a list is none', () => {
  expect(districtsOf('{"districts":[{"name":"Quba","prefix":"QBA"}]}')).toEqual([{ name: 'Quba', prefix: 'QBA' }])
  for (const settings of ['', '{', 'null', '[]', '{"districts":[]}', '{"districts":[{"name":"Quba","prefix":"QO1"}]}', '{"districts":[null]}']) expect(districtsOf(settings)).toBe(defaultDistricts)
})
