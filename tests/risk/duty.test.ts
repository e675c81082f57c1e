import { describe, expect, it } from 'vitest'
import { dueAfter, firstTold, isOnDuty, nextTold, toldAgain, type Roster } from '#app/risk/duty.ts'

const office = { weekdays: '12345', from_time: '09:00', to_time: '18:00' }
const always = { weekdays: '1234567', from_time: '00:00', to_time: '24:00' }
const roster = (change: Partial<Roster> = {}): Roster => ({
  supervisors: ['leyla'], leave: [], holidays: [],
  hours: [
    { person_id: 'leyla', part: 'supervisor', ...office }, { person_id: 'murad', part: 'backup', ...always }, { person_id: 'sevda', part: 'delegate', ...always },
  ],
  ...change,
})
/** Baku time. */
const at = (text: string) => new Date(`${text}:00+04:00`)
const tuesday = at('2024-05-14T10:00')
const saturdayNight = at('2024-05-18T22:00')

describe('who is told', () => {
  it('on a working day the supervisor, then the backup, then the delegate on call, then nobody further', () => {
    expect(firstTold(roster(), tuesday, 15)).toEqual({ place: 'supervisor', people: ['leyla'] })
    expect(nextTold(roster(), tuesday, 15, 'supervisor')).toEqual({ place: 'backup', people: ['murad'] })
    expect(nextTold(roster(), tuesday, 15, 'backup')).toEqual({ place: 'delegate', people: ['sevda'] })
    expect(nextTold(roster(), tuesday, 15, 'delegate')).toBeUndefined()
  })

  it('on Saturday at 22:00 whoever is on duty then, and a supervisor who named no hours is always', () => {
    expect(firstTold(roster(), saturdayNight, 15)).toEqual({ place: 'backup', people: ['murad'] })
    expect(firstTold(roster({ hours: roster().hours.slice(1) }), saturdayNight, 15)).toEqual({ place: 'supervisor', people: ['leyla'] })
  })

  it('nobody on leave, and on a holiday only who stands in for all seven days', () => {
    expect(firstTold(roster({ leave: [{ person_id: 'leyla', starts_on: '2024-05-13', ends_on: '2024-05-14' }] }), tuesday, 60)?.people).toEqual(['murad'])
    expect(firstTold(roster({ holidays: ['2024-05-14'] }), tuesday, 60)?.people).toEqual(['murad'])
  })

  it('where nobody is on duty an urgent one goes to whoever is not on leave; a moderate one stands on the first list', () => {
    const nobody = roster({ hours: roster().hours.map((hours) => ({ ...hours, ...office })) })
    expect(firstTold(nobody, saturdayNight, 60)).toEqual({ place: 'supervisor', people: ['leyla'] })
    expect(nextTold(nobody, saturdayNight, 60, 'supervisor')?.people).toEqual(['murad'])
    expect(firstTold(nobody, saturdayNight, 1440)?.people).toEqual(['leyla'])
    expect(nextTold(nobody, saturdayNight, 1440, 'supervisor')).toBeUndefined()
  })

  it('without an agreement in force it begins with the backup; without a roster with nobody, and says so', () => {
    expect(firstTold(roster({ supervisors: [] }), tuesday, 15)?.people).toEqual(['murad'])
    expect(firstTold(roster({ supervisors: [], hours: [] }), tuesday, 15)).toBeUndefined()
  })

  it('a night belongs to the day it begins on, and goes on over midnight in the programme\'s time', () => {
    const nights = roster({ hours: [{ person_id: 'murad', part: 'backup', weekdays: '5', from_time: '20:00', to_time: '08:00' }] })
    const onDuty = (text: string, given: Roster = nights) => isOnDuty(given, 'murad', 'backup', at(text))
    // 17 May 2024 is a Friday
    expect(['2024-05-17T19:59', '2024-05-17T20:00', '2024-05-17T23:59', '2024-05-18T00:00', '2024-05-18T03:30', '2024-05-18T07:59', '2024-05-18T08:00', '2024-05-18T20:00', '2024-05-17T03:00'].map((text) => onDuty(text)))
      .toEqual([false, true, true, true, true, true, false, false, false])
    // midnight in Baku is 20:00 of the day before in UTC
    expect(isOnDuty(nights, 'murad', 'backup', new Date('2024-05-17T21:00:00Z'))).toBe(true)
    // a holiday is one for the night that begins on it
    expect([onDuty('2024-05-18T02:00', { ...nights, holidays: ['2024-05-18'] }), onDuty('2024-05-18T02:00', { ...nights, holidays: ['2024-05-17'] })]).toEqual([true, false])
    expect(isOnDuty(roster({ hours: [{ person_id: 'murad', part: 'backup', weekdays: '7', from_time: '20:00', to_time: '08:00' }] }), 'murad', 'backup', at('2024-05-20T06:00'))).toBe(true)
  })

  it('who was told last and is told again: the first not on leave, on duty or not; a moderate one keeps to the hours', () => {
    expect([toldAgain(roster(), saturdayNight, 15), toldAgain(roster(), saturdayNight, 1440)?.place]).toEqual([{ place: 'supervisor', people: ['leyla'] }, 'backup'])
    expect(toldAgain(roster({ leave: [{ person_id: 'leyla', starts_on: '2024-05-18', ends_on: '2024-05-18' }] }), saturdayNight, 15)?.people).toEqual(['murad'])
  })

  it('hours end when they end', () => {
    expect(isOnDuty(roster(), 'leyla', 'supervisor', at('2024-05-14T17:59'))).toBe(true)
    expect(isOnDuty(roster(), 'leyla', 'supervisor', at('2024-05-14T18:00'))).toBe(false)
  })
})

describe('how long it waits', () => {
  it('an urgent one at any hour, a moderate one on duty days', () => {
    expect(dueAfter(saturdayNight, 15, [])).toEqual(at('2024-05-18T22:15'))
    expect(dueAfter(tuesday, 1440, [])).toEqual(at('2024-05-15T10:00'))
    expect(dueAfter(saturdayNight, 1440, [])).toEqual(at('2024-05-21T00:00'))
    expect(dueAfter(at('2024-05-17T10:00'), 1440, ['2024-05-20'])).toEqual(at('2024-05-21T10:00'))
  })
})
