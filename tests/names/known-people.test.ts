import { expect, it } from 'vitest'
import { noIdentity } from '#app/cases/identity.ts'
import { peopleOfIdentity } from '#app/cases/known-people.ts'
import { nameHits } from '#app/names/name-hits.ts'

const found = (identity: Partial<typeof noIdentity>, text: string): string[] =>
  nameHits({ text }, peopleOfIdentity({ ...noIdentity, givenName: 'Əli', ...identity }), { notNames: [], reader: 'az' }).map((hit) => hit.text)

it('names typed without a capital are found as those with one', () => {
  expect(found({ familyLinks: 'qardaşı elçin, bacısı nigar' }, 'Dünən Elçinlə danışdı, Nigarı da gördü.')).toEqual(['Elçinlə', 'Nigarı'])
  expect(found({ whoMayAnswer: 'xalası sevil' }, 'Axşam Sevilə zəng edəcək.')).toEqual(['Sevilə'])
  expect(found({ address: 'tərtər, nizami küçəsi' }, 'Tərtərdən gəlib, orada Nizami küçəsində qalır.')).toEqual(['Tərtərdən', 'Nizami'])
})

it('what is told in a sentence, or of a place, is no name', () => {
  expect(found({ familyLinks: 'qardaşı ilə birlikdə yaşayır və oxuyur', address: 'məktəbin yanında' }, 'Birlikdə yaşayır, yanında oturur, məktəbin qapısında gözləyir.')).toEqual([])
})
