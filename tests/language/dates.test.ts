import { describe, expect, test } from 'vitest'
import {
  daysBetween, formatDate, formatDateTime, formatNumber, formatPercent, formatShortDate, formatTime, formatWeekday,
  formatWeekdayDate, isoDay, monthOf, quarterName, quarterOf, weekdayOf,
} from '#app/language/dates.ts'

describe('dates', () => {
  test('are written as the design says', () => {
    expect(formatDate('2024-03-12', 'en')).toBe('12 Mar 2024')
    expect(formatDate('2024-03-12', 'az')).toBe('12 mart 2024')
    expect(formatDate('2024-03-12', 'ru')).toBe('12 мар. 2024')
    expect(formatShortDate('2024-05-02', 'ru')).toBe('2 мая')
  })

  test('of an instant are those of the programme, not of the machine', () => {
    expect(formatDateTime('2024-03-12T22:30:00Z', 'en')).toBe('13 Mar 2024, 02:30')
    expect(formatDateTime(new Date('2024-03-12T22:30:00Z'), 'en', 'UTC')).toBe('12 Mar 2024, 22:30')
    expect(formatTime('2024-03-12T20:05:00.000Z')).toBe('00:05')
    expect(isoDay(new Date('2024-12-31T21:00:00Z'))).toBe('2025-01-01')
  })

  test('without a zone are taken as they stand', () => {
    expect(formatTime('2024-05-14T14:02')).toBe('14:02')
    expect(formatDate('2024-02-29', 'az', 'America/Los_Angeles')).toBe('29 fevral 2024')
  })

  test('refuse what is no date', () => {
    for (const wrong of ['2023-02-29', '2024-13-01', 'tomorrow', '2024-05-14T25:00']) expect(() => formatDate(wrong, 'en')).toThrow(RangeError)
  })

  test('know their weekday; the week starts on Monday', () => {
    expect(weekdayOf('2024-05-13')).toBe(1)
    expect(weekdayOf('2024-05-19')).toBe(7)
    expect(formatWeekdayDate('2024-05-14', 'en')).toBe('Tue 14 May 2024')
    expect(formatWeekdayDate('2024-05-14', 'az')).toBe('Ç.a., 14 may 2024')
    expect(formatWeekday('2024-05-14', 'ru', 'long')).toBe('вторник')
  })

  test('belong to months and quarters', () => {
    expect(monthOf('2024-03-12', 'ru')).toBe('март 2024')
    expect(quarterOf('2023-09-30')).toEqual({ year: 2023, quarter: 3 })
    expect(quarterName({ year: 2023, quarter: 3 }, 'en')).toBe('Jul–Sep 2023')
    expect(quarterName({ year: 2023, quarter: 3 }, 'az')).toBe('iyul–sentyabr 2023')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  })
})

test('numbers have the separators of the language', () => {
  expect(formatNumber(1234.5, 'en')).toBe('1,234.5')
  expect(formatNumber(1234.5, 'az')).toBe('1.234,5')
  expect(formatNumber(1234.5, 'ru')).toBe('1\u00a0234,5')
  expect(formatNumber(-0.004, 'en', 2)).toBe('0.00')
  expect(formatNumber(-12, 'en')).toBe('−12')
  expect(formatNumber(1_000_000, 'az')).toBe('1.000.000')
  expect(formatPercent(0.684, 'ru')).toBe('68\u00a0%')
})
