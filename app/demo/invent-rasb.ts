import type { PlaceType } from '#app/reintegration/led-session.ts'
import type { Details, Milestone } from '#app/reintegration/rasb.ts'
import { addDays } from '#app/work/scope.ts'
import type { Chance } from './chance.ts'
import type { PlannedRasb } from './demo-plan.server.ts'

const female = ['Aygün', 'Çinarə', 'Günel', 'Həcər', 'Jalə', 'Mətanət', 'Nigar', 'Sona', 'Turanə', 'Ülkər']
const male = ['Anar', 'Babək', 'Eldar', 'Fərhad', 'Günduz', 'İsmayıl', 'Mübariz', 'Rəşad', 'Sabir', 'Zahid']
const families = ['Ağayev', 'Bayramov', 'Əhmədov', 'Fətullayev', 'Həsənov', 'Kərimli', 'Mustafayev', 'Novruzov', 'Səmədov', 'Xəlilov']

/** Nobody of the synthetic programme's cases has one of these names: the two registers have nothing in common. */
export function detailsOf({ district }: PlannedRasb, chance: Chance): Details {
  const isWoman = chance.next() < 0.6
  const family = chance.one(families)
  return {
    givenName: chance.one(isWoman ? female : male), familyName: isWoman && family.endsWith('v') ? `${family}a` : family, phone: `+994 00 000 ${chance.number(10, 99)} ${chance.number(10, 99)}`,
    district, sex: isWoman ? 'female' : 'male', ageBand: chance.one(['18-25', '26-45', '26-45', '46-59']), line: '',
  }
}

/** The plan's four dates, and the steps that lead to them. */
export function stepsOf(person: PlannedRasb): { step: Milestone; on: string }[] {
  return [
    { step: 'informed', on: addDays(person.tot_trained, -45) }, { step: 'nominated', on: addDays(person.tot_trained, -21) }, { step: 'trained', on: person.tot_trained },
    { step: 'mentored', on: person.mentored_from }, { step: 'facilitator', on: person.active_facilitator },
    { step: 'volunteer-application', on: addDays(person.volunteer, -18) }, { step: 'volunteer', on: person.volunteer },
  ]
}

/** A session a quarter for each active facilitator, until the plan ends. */
export function sessionDaysOf(person: PlannedRasb, until: string): string[] {
  const days: string[] = []
  for (let on = addDays(person.active_facilitator, 20); on <= until; on = addDays(on, 120)) days.push(on)
  return days
}

export function inventSession(chance: Chance): { place: PlaceType; participants: number[] } {
  const place = chance.one(['school', 'school', 'community-space', 'workplace', 'kindergarten'] as const)
  const children = place === 'school' || place === 'kindergarten'
  const some = (): number[] => (children ? [place === 'kindergarten' ? chance.number(4, 9) : chance.number(0, 6), place === 'school' ? chance.number(3, 9) : 0, 1, 0] : [0, 0, chance.number(3, 9), chance.number(0, 3)])
  return { place, participants: [...some(), ...some(), 0, 0, 0, 0] }
}
