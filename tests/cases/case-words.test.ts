import { expect, test } from 'vitest'
import { caseWords } from '#app/cases/case-words.ts'
import { defaultDistricts } from '#app/cases/district.ts'

const list = (text: string) => text.trim().split(/\s+/)

/** First names (az, ru, en) and their meanings that are names here, places, and words nobody should carry on a file. */
const names = list(`
  aaron adam alan albert alice amber amy angel anna april arthur august autumn ava basil bella beth bill bob bonnie brook carol charlie chase chloe clay cliff dahlia daisy dawn diana drew
  eden elena emma eva faith fern flora frank gene george ginger glen grace grant hazel heather heath henry holly hope hunter iris irene ivy jack jade jasmine jay jean jewel john joy june kay
  laurel lea leo lily lucy luna mark martin mary max may melody mercy mia miles misty myrtle nick nina nora oliver olive opal paige patience pearl penny peter poppy ray reed rex rob robin rose rosemary ruby
  rusty sage sandy scarlet sean sienna sky skye star stella summer sunny terry tim tom victor viola violet wade will willow winter zoe
  aslan aydan ayan aygun ayla aynur aysel aytac banu bahar cavid ceyran denis deniz elcin elman elnur elvin emin fidan fuad gulnar gunay gunel habib hasan ilham ilqar jale kamal kenan lale laman lamiya leyla
  mahir maral mina murad narmin nargiz nazim nigar nisa oqtay orxan ramin rasim rena ruslan samir sara sevda sevil sevinc solmaz tahir talib togrul tural ulvi vafa vagif vidadi yaqub zahra zeynab zumrud
  alexey alina boris denis galina igor inna ivan lada liliya lyubov marina mila nadezhda nadya oleg olga pavel raisa rita roman rosa sofia svetlana vera yulia zoya
`)
const places = list('agdam aghdam fuzuli tartar barda goranboy aghjabadi beylagan baku ganja guba quba shaki shusha lachin kura araz aras caspian karabakh caucasus turkey jordan georgia china chad cuba mali oman peru')
const unwelcome = list(`
  arrow army bandage blast blade blood bomb bone bullet burn cannon coffin crash crater crutch cross dagger death debris doctor drone explosion fire flag fuse ghost grave grenade gun hammer hospital injury knife
  leg limb mask mine missile needle-stick nurse orphan pain patient pill pit pistol prison razor refugee rifle rocket rope scar scalpel shell shield shot siege skull soldier spear spike sword tank tear thorn tomb trap trench
  trigger victim virus wall war warden weapon widow wire wound church mosque temple priest imam bible koran cross crescent star
  father mother brother sister son daughter husband wife baby
`)

test('about two hundred words or more, each once, short and plain', () => {
  expect(caseWords.length).toBeGreaterThanOrEqual(190)
  expect(new Set(caseWords).size).toBe(caseWords.length)
  for (const word of caseWords) expect(word).toMatch(/^[a-z]{3,10}$/)
})

test('none is a name, a place or a word of war, illness, family or belief', () => {
  const screened = new Set([...names, ...places, ...unwelcome, ...defaultDistricts.map(({ name }) => name.toLowerCase())])
  expect(caseWords.filter((word) => screened.has(word))).toEqual([])
  expect(['lantern', 'rose', 'shell'].filter((word) => screened.has(word))).toEqual(['rose', 'shell'])
})
