// The duty roster: who is told, and who next. Pure; from clear columns alone, never from memory.
import type { DutyPart } from '#db/schema.ts'
import { isAnyHour, placeOrder } from './alert.ts'

/** `weekdays`: 1 Monday to 7 Sunday, `12345`. Times `09:00`, `24:00`, in the programme's time zone; `20:00` to `08:00` ends on the day after. */
export type DutyHours = { person_id: string; part: DutyPart; weekdays: string; from_time: string; to_time: string }
export type Leave = { person_id: string; starts_on: string; ends_on: string }

export type Roster = {
  hours: DutyHours[]
  leave: Leave[]
  holidays: string[]
  /** Under an agreement in force with this psychologist; may be empty. */
  supervisors: string[]
}

export type Told = { place: DutyPart; people: string[] }

/** Baku is UTC+4 the whole year. */
const local = (at: Date): Date => new Date(at.getTime() + 4 * 3_600_000)
const dayOf = (at: Date): string => local(at).toISOString().slice(0, 10)
const weekdayOf = (at: Date): string => String(local(at).getUTCDay() || 7)
const timeOf = (at: Date): string => local(at).toISOString().slice(11, 16)

/** The first to be told. */
export const firstTold = (roster: Roster, at: Date, seenWithin: number): Told | undefined => nextTold(roster, at, seenWithin, undefined)

/** Whom it goes to first, and when further. What stays is told to the supervisors, on duty or not, and waits for nobody else. */
export type Way = { stays: 0 | 1; told: Told | undefined; due_at: string | null }

/** Where no supervisor is there to stay with, it would reach nobody: it goes the ordinary way. */
export function wayOf(roster: Roster, at: Date, seenWithin: number, isTheirs: boolean): Way {
  const people = isTheirs ? roster.supervisors.filter((person) => !isOnLeave(roster, person, at)) : []
  if (people.length > 0) return { stays: 1, told: { place: 'supervisor', people }, due_at: null }
  return { stays: 0, told: firstTold(roster, at, seenWithin), due_at: dueAfter(at, seenWithin, roster.holidays).toISOString() }
}

/**
 * Everybody on duty was told and nobody has spoken: it begins again, and an urgent one then with the first who is not on leave, on
 * duty or not. So a supervisor in her free hours hears of it from the second round on, not only when her hours begin.
 */
export function toldAgain(roster: Roster, at: Date, seenWithin: number): Told | undefined {
  return isAnyHour(seenWithin) ? inOrder(roster, placeOrder, (person) => !isOnLeave(roster, person, at)) : firstTold(roster, at, seenWithin)
}

/**
 * Whom it goes to after `after`: supervisor, then backup, then delegate on call; whoever is on duty now. Where nobody
 * is, an urgent one goes to whoever is not on leave all the same, in the same order, and a moderate one waits on the
 * first list. undefined: there is nobody further.
 */
export function nextTold(roster: Roster, at: Date, seenWithin: number, after: DutyPart | undefined): Told | undefined {
  const places = after === undefined ? placeOrder : placeOrder.slice(placeOrder.indexOf(after) + 1)
  const present = (person: string) => !isOnLeave(roster, person, at)
  const onDuty = inOrder(roster, places, (person, place) => present(person) && isOnDuty(roster, person, place, at))
  if (onDuty || (after !== undefined && !isAnyHour(seenWithin))) return onDuty
  return inOrder(roster, places, present)
}

function inOrder(roster: Roster, places: readonly DutyPart[], free: (person: string, place: DutyPart) => boolean): Told | undefined {
  for (const place of places) {
    const people = peopleAt(roster, place).filter((person) => free(person, place))
    if (people.length > 0) return { place, people }
  }
  return undefined
}

/** Each person stands in the first place that fits. */
export function peopleAt(roster: Roster, place: DutyPart): string[] {
  if (place === 'supervisor') return roster.supervisors
  const named = roster.hours.filter((hours) => hours.part === place).map((hours) => hours.person_id)
  const before = placeOrder.slice(0, placeOrder.indexOf(place)).flatMap((earlier) => peopleAt(roster, earlier))
  return named.filter((person) => !before.includes(person))
}

export const isOnLeave = ({ leave }: Pick<Roster, 'leave'>, person: string, at: Date): boolean =>
  leave.some((one) => one.person_id === person && one.starts_on <= dayOf(at) && dayOf(at) <= one.ends_on)

/** A supervisor who has entered no hours is on duty at all of them. Holidays are for those who have not said all seven days. */
export function isOnDuty(roster: Pick<Roster, 'hours' | 'holidays'>, person: string, place: DutyPart, at: Date): boolean {
  const hours = roster.hours.find((one) => one.person_id === person && one.part === place)
  if (!hours) return true
  const begun = dayOfShift(hours, at)
  if (!begun || (roster.holidays.includes(dayOf(begun)) && hours.weekdays.length < 7)) return false
  return hours.weekdays.includes(weekdayOf(begun))
}

/** An instant of the day on which the hours that run now began: a night belongs to the day it begins on. */
function dayOfShift({ from_time: from, to_time: to }: DutyHours, at: Date): Date | undefined {
  const time = timeOf(at)
  if (from < to) return from <= time && time < to ? at : undefined
  if (time >= from) return at
  return time < to ? new Date(at.getTime() - 24 * 3_600_000) : undefined
}

/** An instant after so many minutes; a day or more counts on duty days (Monday to Friday, holidays apart) alone. */
export function dueAfter(at: Date, minutes: number, holidays: string[]): Date {
  if (isAnyHour(minutes)) return new Date(at.getTime() + minutes * 60_000)
  let left = minutes * 60_000
  let now = at
  for (;;) {
    const midnight = new Date(Date.parse(`${dayOf(now)}T00:00:00Z`) + 20 * 3_600_000)
    const isDutyDay = weekdayOf(now) < '6' && !holidays.includes(dayOf(now))
    const span = midnight.getTime() - now.getTime()
    if (isDutyDay && left <= span) return new Date(now.getTime() + left)
    if (isDutyDay) left -= span
    now = midnight
  }
}
