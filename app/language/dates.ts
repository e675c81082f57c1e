// Dates and numbers from own tables, so that server and browser write the same (Chromium has no Azerbaijani Intl data:
// `2024 M03 12`). A date without a time ('2024-03-12') and a wall time without a zone ('2024-03-12T14:02') are taken as
// they stand; an instant (a Date, or text that ends in Z or an offset) is shown in the programme's time zone.
import type { Language } from './language.ts'

export type Moment = string | Date
export const programmeZone = 'Asia/Baku'

export interface CalendarDay {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

interface Names {
  readonly short: readonly string[]
  readonly standing: readonly string[]
  readonly standingShort: readonly string[]
  readonly weekdays: readonly string[]
  readonly weekdaysShort: readonly string[]
}

const list = (text: string): readonly string[] => text.split(' ').map((name) => name.replaceAll('_', ' '))

const azMonths = list('yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr')
const ruMonths = list('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь')
const enShort = list('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec')

const names: Record<Language, Names> = {
  en: {
    short: enShort,
    standing: list('January February March April May June July August September October November December'),
    standingShort: enShort,
    weekdays: list('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
    weekdaysShort: list('Mon Tue Wed Thu Fri Sat Sun'),
  },
  az: {
    short: azMonths,
    standing: azMonths,
    standingShort: azMonths,
    weekdays: list('bazar_ertəsi çərşənbə_axşamı çərşənbə cümə_axşamı cümə şənbə bazar'),
    weekdaysShort: list('B.e. Ç.a. Ç. C.a. C. Ş. B.'),
  },
  ru: {
    short: list('янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'),
    standing: ruMonths,
    standingShort: ruMonths,
    weekdays: list('понедельник вторник среда четверг пятница суббота воскресенье'),
    weekdaysShort: list('пн вт ср чт пт сб вс'),
  },
}

const plainText = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?$/

/** Year, month, day, hour, minute as a clock on the wall of the programme shows them. Throws on what is no date. */
export function calendarDay(moment: Moment, zone: string = programmeZone): CalendarDay {
  const plain = typeof moment === 'string' ? plainText.exec(moment) : null
  if (plain) return checked(plain.slice(1).map((part) => Number(part ?? 0)))
  const instant = typeof moment === 'string' ? new Date(moment) : moment
  if (Number.isNaN(instant.getTime())) throw new RangeError('not a date')
  return inZone(instant, zone)
}

/** 12 Mar 2024 · 12 mart 2024 · 12 мар. 2024 */
export function formatDate(moment: Moment, language: Language, zone?: string): string {
  return `${formatShortDate(moment, language, zone)} ${calendarDay(moment, zone).year}`
}

/** 12 Mar · 12 mart · 12 мар. For places where the year stands beside it. */
export function formatShortDate(moment: Moment, language: Language, zone?: string): string {
  const { day, month } = calendarDay(moment, zone)
  return `${day} ${names[language].short[month - 1]}`
}

/** Tue 12 Mar 2024 · Ç.a., 12 mart 2024 · вт, 12 мар. 2024 */
export function formatWeekdayDate(moment: Moment, language: Language, zone?: string): string {
  const between = language === 'en' ? ' ' : ', '
  return `${formatWeekday(moment, language, 'short', zone)}${between}${formatDate(moment, language, zone)}`
}

/** 14:02, everywhere the same. */
export function formatTime(moment: Moment, zone?: string): string {
  const { hour, minute } = calendarDay(moment, zone)
  return `${two(hour)}:${two(minute)}`
}

/** 12 Mar 2024, 14:02 */
export function formatDateTime(moment: Moment, language: Language, zone?: string): string {
  return `${formatDate(moment, language, zone)}, ${formatTime(moment, zone)}`
}

export function formatWeekday(moment: Moment, language: Language, length: 'short' | 'long' = 'short', zone?: string): string {
  const table = length === 'short' ? names[language].weekdaysShort : names[language].weekdays
  return table[weekdayOf(moment, zone) - 1] ?? ''
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(moment: Moment, zone?: string): number {
  const { year, month, day } = calendarDay(moment, zone)
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
}

/** March 2024 · mart 2024 · март 2024 */
export function monthOf(moment: Moment, language: Language, zone?: string): string {
  const { year, month } = calendarDay(moment, zone)
  return `${names[language].standing[month - 1]} ${year}`
}

/** The twelve names, for a list to choose from. */
export function monthNames(language: Language): readonly string[] {
  return names[language].standing
}

export interface Quarter {
  readonly year: number
  /** 1 to 4. */
  readonly quarter: number
}

export function quarterOf(moment: Moment, zone?: string): Quarter {
  const { year, month } = calendarDay(moment, zone)
  return { year, quarter: Math.ceil(month / 3) }
}

/** Jul–Sep 2023 · iyul–sentyabr 2023 · июль–сентябрь 2023 */
export function quarterName({ year, quarter }: Quarter, language: Language): string {
  const table = names[language].standingShort
  return `${table[quarter * 3 - 3]}–${table[quarter * 3 - 1]} ${year}`
}

/** The day in the programme's time zone as ISO text: 2024-03-12. */
export function isoDay(moment: Moment, zone?: string): string {
  const { year, month, day } = calendarDay(moment, zone)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** Whole days from one day to another; negative when `to` comes first. */
export function daysBetween(from: Moment, to: Moment, zone?: string): number {
  return Math.round((Date.parse(isoDay(to, zone)) - Date.parse(isoDay(from, zone))) / 86_400_000)
}

const separators: Record<Language, { readonly group: string; readonly decimal: string }> = {
  en: { group: ',', decimal: '.' },
  az: { group: '.', decimal: ',' },
  ru: { group: '\u00a0', decimal: ',' },
}

/** 1,234.5 · 1.234,5 · 1 234,5. `digits` fixes the number of decimals; without it they stay as they are. */
export function formatNumber(n: number, language: Language, digits?: number): string {
  if (!Number.isFinite(n)) return '–'
  const { group, decimal } = separators[language]
  const [whole = '0', part] = plainDigits(Math.abs(n), digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  const shown = part ? `${grouped}${decimal}${part}` : grouped
  return n < 0 && /[1-9]/.test(shown) ? `−${shown}` : shown
}

/** A share of one: 0.684 is 68% · 68% · 68 %. */
export function formatPercent(share: number, language: Language, digits = 0): string {
  return `${formatNumber(share * 100, language, digits)}${language === 'ru' ? '\u00a0%' : '%'}`
}

const plainDigits = (n: number, digits: number | undefined): string =>
  digits === undefined ? n.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : n.toFixed(digits)

const two = (n: number): string => String(n).padStart(2, '0')

function checked([year = 0, month = 0, day = 0, hour = 0, minute = 0]: readonly number[]): CalendarDay {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60
  if (!real) throw new RangeError('not a date')
  return { year, month, day, hour, minute }
}

// Making a formatter costs far more than using it. 'en-US' and the time zones are in every engine.
const clocks = new Map<string, Intl.DateTimeFormat>()

function inZone(instant: Date, zone: string): CalendarDay {
  const parts = new Map(clockOf(zone).formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') }
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  })
  clocks.set(zone, clock)
  return clock
}
