import { expect, it } from 'vitest'
import { readClient } from '#app/names/client-mark.ts'
import { declinedRole } from '#app/names/decline-role.ts'
import { findNames } from '#app/names/find-names.ts'
import { checkReportText } from '#app/names/check-report-text.ts'
import { plainMarks } from '#app/names/plain-marks.ts'

it('sees numbers, mail addresses and codes of other cases, and no date, score or year', () => {
  expect(plainMarks('Call 050 312 45 67 or write to a.b@example.org about AGD-7K2P.', ['BRD-4QXT']).map(({ text }) => text)).toEqual(['050 312 45 67', 'a.b@example.org', 'AGD-7K2P'])
  expect(plainMarks('12.05.2024, 2024-05-12, PHQ-9 24 to 14, 2021-2024, BRD-4QXT, at 10:00, 301 sessions, 44 people, DASS-21 D 26', ['BRD-4QXT'])).toEqual([])
})

it('sees words shaped like a family name or a father\'s name, and no town or ordinary word of the same shape', () => {
  const found = (text: string) => plainMarks(text).map((mark) => mark.text)
  expect(found('Bu həftə Məmmədovun evinə getdik, sonra Rza Quliyeva ilə danışdıq. Kərimzadənin qızı gəldi.')).toEqual(['Məmmədovun', 'Quliyeva', 'Kərimzadənin qızı'])
  expect(found('Vaqif oğlu gəldi. Sonra Leyla Həsən qızı danışdı.')).toEqual(['Vaqif oğlu', 'Həsən qızı'])
  expect(found('Мы видели Иванову, Петрович звонил Мамедову.')).toEqual(['Иванову', 'Петрович', 'Мамедову'])
  expect(found('Готов ответ. Сорок случаев, острова, голова. В Ростове и Женеве. In Geneva and Moldova we spoke above all of love. Bu il evlər, ov və sevgi. Нова школа.')).toEqual([])
})

it('says of a report where something points at a person, and what was seen', () => {
  const { marks, fingerprint } = checkReportText({ changed: 'More people came.', helped: 'Ask Rza Quliyev, 050 312 45 67.' }, ['AGD-7K2P'])
  expect(marks.map(({ field, text, kind }) => `${field} ${text} ${kind}`)).toEqual(['helped Quliyev name', 'helped 050 312 45 67 phone'])
  expect(fingerprint).toBe('helped:8:Quliyev|helped:17:050 312 45 67')
  expect(checkReportText({ changed: 'AGD-7K2P slept.' }, ['AGD-7K2P'])).toEqual({ marks: [], fingerprint: '' })
})

it('reads {{client}} in the language of the text, with a capital at the beginning', () => {
  expect(readClient('{{client}} gəldi. Sonra {{client}} getdi.', 'en')).toBe('Danışan gəldi. Sonra danışan getdi.')
  expect(readClient('{{client}} пришёл, {{client}} спит.', 'en')).toBe('Клиент пришёл, клиент спит.')
  expect(readClient('{{client}} came and {{client}} slept.', 'ru')).toBe('The client came and the client slept.')
  expect(readClient('no mark', 'ru')).toBe('no mark')
})

it.each([
  ['Əlinin', 'danışanın'], ['Əliyə', 'danışana'], ['Əlini', 'danışanı'], ['Əlidə', 'danışanda'], ['Əlidən', 'danışandan'], ['Əliylə', 'danışanla'], ['Əlilər', 'danışanlar'], ['Əlidir', 'danışandır'], ['Əlim', 'danışanım'], ['Əlininki', 'danışanınkı'], ['Əligildə', 'danışanda'],
])('%s becomes %s', (word, role) => {
  const [one] = findNames(`bu gün ${word} burada`, [{ who: 'c', kind: 'given', text: 'Əli' }])
  expect(declinedRole('client', one!.ending, 'az')).toBe(role)
})

it('roles with stems of their own', () => {
  const genitive = { language: 'az', steps: ['genitive'] } as const
  expect((['son', 'wife', 'other-child', 'mother', 'brother', 'phone'] as const).map((role) => declinedRole(role, genitive, 'az'))).toEqual(['oğlun', 'həyat yoldaşının', 'başqa uşağın', 'ananın', 'qardaşın', 'telefon nömrəsinin'])
  expect(declinedRole('wife', { language: 'az', steps: ['dative'] }, 'az')).toBe('həyat yoldaşına')
})
