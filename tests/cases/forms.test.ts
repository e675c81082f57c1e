import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseForm } from '#app/cases/case-form.server.ts'
import { caseloadQuery, searchForm } from '#app/cases/caseload-form.server.ts'
import { consentForm, firstConsentForm, withdrawalForm } from '#app/cases/consent-form.server.ts'
import { purposes, sheetVersion, statements } from '#app/cases/consent.ts'
import { contactForm } from '#app/cases/contact-form.server.ts'
import { identityForm } from '#app/cases/identity-form.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { sentenceOf } from '#app/http/form-problems.ts'
import { languages } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import type { z } from 'zod'

type Typed = Record<string, string | string[]>

async function read<S extends z.ZodType>(schema: S, typed: Typed) {
  const body = new URLSearchParams(Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one) => [name, one])))
  return readForm(new Request('http://here/', { method: 'POST', body }), schema)
}

/** Problem keys by field; `{}` when the form is good. */
async function problems(schema: z.ZodType, typed: Typed): Promise<Record<string, string[]>> {
  const reading = await read(schema, typed)
  return reading.kind === 'valid' ? {} : ((await reading.response.json()) as { errors: Record<string, string[]> }).errors
}

const paper: Typed = { sheet: sheetVersion, sheetLanguage: 'az', statements: [...statements], ...Object.fromEntries(purposes.map((purpose) => [`for-${purpose}`, 'yes'])), how: 'signature', by: 'self' }
const person: Typed = { sex: 'female', ageBand: '26-45', category: 'mine-survivor' }
const aCase: Typed = { kind: 'individual', district: 'Aghdam', ...person, ...paper }

test('a whole form becomes a case; empty lines of the family are nobody', async () => {
  const reading = await read(caseForm, { ...aCase, 'members[0].role': '', 'members[0].sex': '', known: 'yes', ageYears: '31', secondaryCategory: '' })
  expect(reading).toMatchObject({ kind: 'valid', value: { kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', ageYears: 31, category: 'mine-survivor', knownOutsideWork: true }, consent: { statements, how: 'signature', by: { who: 'self' } } } })
  const family = await read(caseForm, { ...aCase, kind: 'family', 'members[0].role': 'older-child', 'members[0].sex': 'male', 'members[0].ageBand': '6-11', 'members[0].category': 'family-of-survivor', 'members[1].role': '' })
  expect(family).toMatchObject({ kind: 'valid', value: { members: [{ role: 'older-child', sex: 'male', ageBand: '6-11', category: 'family-of-survivor' }] } })
})

test('each slip is said beside its field, in three languages', async () => {
  const slips: [z.ZodType, Typed, Record<string, string[]>][] = [
    [caseForm, { ...aCase, statements: ['who'] }, { statements: ['all-six'] }],
    [caseForm, { ...aCase, statements: [] }, { statements: ['all-six'] }],
    [caseForm, { ...aCase, 'for-care': 'no' }, { 'for-care': ['no-case-without'] }],
    [caseForm, { ...aCase, 'for-record': 'no' }, { 'for-record': ['no-case-without'] }],
    [caseForm, { ...aCase, ageBand: '6-11' }, { by: ['child-needs-representative'] }],
    [caseForm, { ...aCase, ageBand: '6-11', by: 'representative' }, { relation: ['choose'], assent: ['choose'] }],
    [caseForm, { ...aCase, ageBand: '6-11', by: 'representative', relation: 'mother', assent: 'no' }, { assent: ['child-said-no'] }],
    [caseForm, { ...aCase, ageBand: '6-11', by: 'representative', relation: 'mother', assent: 'under-six' }, { assent: ['child-is-asked'] }],
    [caseForm, { ...aCase, ageYears: '7' }, { ageYears: ['age-outside-band'] }],
    [caseForm, { ...aCase, sheet: '2020-1' }, { sheet: ['sheet-changed'] }],
    [caseForm, { ...aCase, kind: 'family' }, { 'members[0].role': ['family-needs-two'] }],
    [caseForm, { ...aCase, kind: 'family', 'members[0].role': 'partner' }, { 'members[0].sex': ['choose'], 'members[0].ageBand': ['choose'], 'members[0].category': ['choose'] }],
    [firstConsentForm, { did: 'give', ...paper }, { sex: ['choose'], ageBand: ['choose'], category: ['choose'] }],
    [withdrawalForm, { did: 'withdraw' }, { what: ['choose-some'] }],
    [contactForm('2026-01-01'), { district: 'Aghdam', on: '2999-01-01', place: 'home', sex: 'male', ageBand: '6-11', done: ['listened'], risk: 'none' }, { on: ['date-in-future'] }],
    [contactForm('2026-01-01'), { district: 'Aghdam', on: '1999-01-01', place: 'home', sex: 'male', ageBand: '6-11', done: ['listened'], risk: 'none', line: 'x'.repeat(301) }, { on: ['date-too-early'], line: ['too-long:300'] }],
    [identityForm, { revision: '1', birthKind: 'day', birthDay: '2023-02-30' }, { birthDay: ['not-a-date'] }],
    [identityForm, { revision: '1', birthKind: 'estimated', birthYear: '85', phone: 'later' }, { phone: ['not-a-phone'], birthYear: ['not-a-year'] }],
    [identityForm, { revision: '1', birthKind: 'year', birthYear: '85' }, { birthYear: ['not-a-year'] }],
    [searchForm, { search: 'x'.repeat(101) }, { search: ['too-long:100'] }],
  ]
  for (const [schema, typed, expected] of slips) {
    const seen = await problems(schema, typed)
    expect(seen).toEqual(expected)
    for (const language of languages) {
      const words = wordsOf(language)
      for (const key of Object.values(seen).flat()) {
        const sentence = sentenceOf(key, words, language, words.cases.problems)
        expect(sentence).not.toBe(words.connection.field.notUnderstood)
        expect(sentence).not.toMatch(/[{}]/)
      }
    }
  }
})

test('a wrong own code is said beside it; a good one is read without its hyphen', async () => {
  expect(await problems(caseForm, { ...aCase, kind: 'family', own: 'AGD-0000', 'members[0].role': 'partner', 'members[0].sex': 'male', 'members[0].ageBand': '26-45', 'members[0].category': 'other' })).toEqual({ own: ['not-a-code'] })
})

test('below six a child is not asked; from 18 on a representative is asked what the person says too', async () => {
  expect(await problems(caseForm, { ...aCase, ageBand: '0-5', by: 'representative', relation: 'mother', assent: 'under-six' })).toEqual({})
  expect(await problems(consentForm, { did: 'give', ...paper })).toEqual({})
})

test('no form of ours breaks on what is typed into it', async () => {
  const name = fc.constantFrom(...Object.keys(aCase), 'own', 'members[0].role', 'members[0].own', 'members[5].sex', 'on', 'line', 'done', 'risk', 'place', 'revision', 'birthKind', 'birthDay', 'birthYear', 'phone', 'ageYears', 'search', 'what', 'did')
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'yes', 'give', '-1', '1e9', 'NaN', '__proto__', '\u0000', '\ud800', '2024-13-45'))
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 12 }), fc.constantFrom(caseForm, consentForm, firstConsentForm, withdrawalForm, contactForm('2026-01-01'), identityForm, searchForm), async (pairs, schema: z.ZodType) => {
    const body = new URLSearchParams([...Object.entries(aCase).flatMap(([field, given]) => [given].flat().map((one) => [field, one])), ...pairs])
    const reading = await readForm(new Request('http://here/', { method: 'POST', body }), schema)
    expect(['valid', 'invalid']).toContain(reading.kind)
  }), { numRuns: 200 })
})

test('an address that asks for anything odd still gets a list', () => {
  expect(caseloadQuery(new URLSearchParams('state=in-care&district=Barda&category=witness&order=longest-ago&page=2&whose=supervised'), 'abc'))
    .toEqual({ state: 'in-care', district: 'Barda', category: 'witness', longestAgoFirst: true, page: 2, whose: 'supervised', search: 'abc' })
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('state', 'district', 'category', 'order', 'page', 'whose', 'x'), fc.string()), (given) => {
    caseloadQuery(new URLSearchParams(given))
  }))
  expect(caseloadQuery(new URLSearchParams('state=eaten&page=-4&category=<&whose=all'))).toEqual({})
})
