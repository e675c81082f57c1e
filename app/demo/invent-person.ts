import type { AgeBand, Category, Sex } from '#app/cases/case.ts'
import type { ConsentGiven } from '#app/cases/consent.ts'
import { purposes, sheetVersion, statements } from '#app/cases/consent.ts'
import { noIdentity, type Identity } from '#app/cases/identity.ts'
import type { Language } from '#app/work/scope.ts'
import type { Chance } from './chance.ts'
import type { PlannedPerson } from './demo-plan.server.ts'

const female = ['Aytən', 'Gülnar', 'Könül', 'Lalə', 'Məlahət', 'Nərgiz', 'Pərvanə', 'Röya', 'Sevda', 'Şəbnəm', 'Təranə', 'Ülviyyə', 'Vəfa', 'Xatirə', 'Zümrüd', 'Dilarə', 'Esmira', 'Fidan']
const male = ['Arif', 'Bəhruz', 'Cavid', 'Daşqın', 'Emin', 'Fuad', 'Habil', 'İlkin', 'Kərim', 'Mahir', 'Natiq', 'Orxan', 'Pərviz', 'Ramil', 'Səməd', 'Tofiq', 'Vüsal', 'Yaşar', 'Zaur']
const families = ['Abbasov', 'Baxşıyev', 'Cabbarov', 'Dadaşov', 'Eyvazov', 'Fərzəliyev', 'Haqverdiyev', 'İsgəndərov', 'Kazımov', 'Lətifov', 'Muradov', 'Nəbiyev', 'Orucov', 'Qasımov', 'Rəcəbov', 'Salmanov', 'Şirinov', 'Tağıyev', 'Vəliyev', 'Zeynalov']

export const sexOf = (person: Pick<PlannedPerson, 'sex'>): Sex => (person.sex === 'F' ? 'female' : 'male')

/** The plan's youngest band begins at 0; its children of it go to school. */
export const ageBandOf = (person: Pick<PlannedPerson, 'age_band'>): AgeBand => (person.age_band === '0-11' ? '6-11' : person.age_band as AgeBand)

export const categoryOf = (person: Pick<PlannedPerson, 'category'>): Category => person.category.replaceAll('_', '-') as Category

/** A name from two small lists, one family name for a family, and an age inside the band. Telephone numbers lead nowhere. */
export class People {
  readonly #chance: Chance
  readonly #used = new Set<string>()
  readonly #familyNames = new Map<string, string>()

  constructor(chance: Chance) {
    this.#chance = chance
  }

  identityOf(person: PlannedPerson): { identity: Identity; ageYears: number } {
    const ageYears = this.#ageIn(ageBandOf(person))
    const [givenName, familyName] = this.#nameOf(person)
    const year = Number(person.assessed_on.slice(0, 4)) - ageYears
    const identity: Identity = {
      ...noIdentity, givenName, familyName, birth: { kind: 'year', year, estimated: true }, phone: `+994 00 000 ${this.#chance.number(10, 99)} ${this.#chance.number(10, 99)}`,
      safeToCall: 'yes', safeToLeaveMessage: this.#chance.one(['yes', 'no', 'ask']), address: '', preferredLanguage: 'az',
      ...(ageYears < 16 ? { guardian: { name: `${this.#chance.one(female)} ${familyName}`, relation: 'ana' } } : {}),
    }
    return { identity, ageYears }
  }

  #nameOf(person: PlannedPerson): [string, string] {
    const stem = person.family_case ? this.#familyNameOf(person.family_case) : this.#chance.one(families)
    for (;;) {
      const name: [string, string] = [this.#chance.one(person.sex === 'F' ? female : male), person.sex === 'F' ? `${stem}a` : stem]
      if (this.#used.has(name.join(' '))) continue
      this.#used.add(name.join(' '))
      return name
    }
  }

  #familyNameOf(family: string): string {
    const name = this.#familyNames.get(family) ?? this.#chance.one(families)
    this.#familyNames.set(family, name)
    return name
  }

  #ageIn(band: AgeBand): number {
    const [least = 60, most = 74] = band.split('-').map((part) => Number.parseInt(part, 10))
    return this.#chance.number(least, band === '60+' ? 74 : most)
  }
}

/** All purposes but recording; a child's is given by the mother, and the child is willing. */
export function consentOf(ageYears: number, language: Language, supervision = true): ConsentGiven {
  const answers = Object.fromEntries(purposes.map((purpose) => [purpose, purpose !== 'recording' && (purpose !== 'supervision' || supervision)])) as ConsentGiven['answers']
  return {
    sheet: { version: sheetVersion, language }, statements: [...statements], answers, how: 'signature',
    by: ageYears < 16 ? { who: 'representative', relation: 'mother', assent: ageYears < 6 ? 'under-six' : 'willing' } : { who: 'self' },
  }
}
