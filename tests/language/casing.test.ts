import { describe, expect, test } from 'vitest'
import { capitalise, fold, lower, upper } from '#app/language/casing.ts'
import { comparator, sortedByText } from '#app/language/collate.server.ts'

describe('casing', () => {
  test('keeps the two letters i of Azerbaijani apart', () => {
    expect(upper('ilıq', 'az')).toBe('İLIQ')
    expect(lower('İLIQ', 'az')).toBe('ilıq')
    expect(capitalise('ilqar', 'az')).toBe('İlqar')
    expect(capitalise('ışıq', 'az')).toBe('Işıq')
    expect(upper('iris', 'en')).toBe('IRIS')
    expect('İLIQ'.toLowerCase()).not.toBe('ilıq') // what happens without
  })

  test('folds for search: capitals, marks and the two alphabets of habit', () => {
    for (const typed of ['ŞƏRİFƏ', 'Şərifə', 'serife', 'SERIFE']) expect(fold(typed, 'az')).toBe('serife')
    for (const typed of ['IŞIQ', 'ışıq', 'isiq']) expect(fold(typed, 'az')).toBe('isiq')
    expect(fold('İLQAR', 'en')).toBe(fold('ilqar', 'az'))
    expect(fold('Ёлка Й', 'ru')).toBe('елка й')
    expect(fold('s\u0327', 'az')).toBe('s')
    expect(fold('Çöl, Ağdam, Füzuli', 'az')).toBe('col, agdam, fuzuli')
  })
})

describe('collation', () => {
  test('follows the Azerbaijani alphabet', () => {
    const sorted = ['zal', 'şam', 'sal', 'qab', 'xal', 'hal', 'ıl', 'il', 'əl', 'el', 'çal', 'cal', 'kal', 'öl', 'ol', 'ğal', 'gal']
    expect([...sorted].sort(comparator('az'))).toEqual(['cal', 'çal', 'el', 'əl', 'gal', 'ğal', 'hal', 'xal', 'ıl', 'il', 'kal', 'qab', 'ol', 'öl', 'sal', 'şam', 'zal'])
    expect(['İlham', 'Işıq', 'ilham'].sort(comparator('az'))).toEqual(['Işıq', 'ilham', 'İlham'])
  })

  test('English takes letters with marks beside their plain letter, Russian takes ё beside е', () => {
    expect(['Zeynab', 'Əli', 'Elchin', 'Fuad'].sort(comparator('en'))).toEqual(['Elchin', 'Əli', 'Fuad', 'Zeynab'])
    expect(['ёж', 'жук', 'еда', 'ель'].sort(comparator('ru'))).toEqual(['еда', 'ёж', 'ель', 'жук'])
    expect(['Anna', 'Анна'].sort(comparator('ru'))).toEqual(['Анна', 'Anna'])
  })

  test('has one order for every list', () => {
    const texts = ['b', 'B', 'a', 'A', '', '10', '9', 'ə', 'Ə', 'e']
    for (const language of ['en', 'az', 'ru'] as const) {
      const order = [...texts].sort(comparator(language))
      expect([...texts].reverse().sort(comparator(language))).toEqual(order)
      expect(sortedByText(texts, (text) => text, language)).toEqual(order)
    }
  })
})
