import { findNames } from '#app/names/find-names.ts'
import { instrument } from '#app/scales/instruments.server.ts'
import { scoreAnswers } from '#app/scales/score-answers.ts'
import { figure } from './figures.ts'
import type { Part } from './sides.ts'

const familyNames = ['Məmmədov', 'Əliyeva', 'Həsənov', 'Quliyeva', 'Rzayev', 'Kərimova']
const givenNames = ['Nigar', 'Rəşad', 'Elçin', 'Aygün', 'Ceyhun', 'Vaqif', 'Leyla', 'Sevda', 'Arzu', 'Əli', 'Vəfa', 'Nar', 'Zeynəb', 'Fatimə', 'Xədicə', 'Turan', 'Emin', 'İlqar', 'Şəhla', 'Günel']
const sixtyNames = [0, 1, 2].flatMap((round) => givenNames.map((name, at) => ({ who: `${round} ${at}`, kind: 'word' as const, text: `${name} ${familyNames[(at + round) % 6]}` })))
const noteOfNames = 'Nigarın anası danışır ki, Rəşaddan sonra evdə heç kim gülmür, narahatdır. She walked to the shop with Aygün. Обсудили с Лейлой план. '.repeat(20).slice(0, 2000)

/** No page and no twin: the check alone, with its names taken apart anew each time. */
export const names: Part = () => {
  const times = Array.from({ length: 60 }, () => {
    const began = performance.now()
    if (findNames(noteOfNames, sixtyNames).length < 40) throw new Error('the names were not found')
    return performance.now() - began
  })
  return Promise.resolve([figure('name check of 2 kB, 60 names', 'ms', times, { target: 20 })])
}

const sheets = 100_000

/** Arithmetic alone: nothing sealed, no server asked. */
export const scoring: Part = async () => {
  const pcl5 = instrument('pcl5')
  const answers = Array.from({ length: 1000 }, (_, sheet) => Object.fromEntries(pcl5.items.map(({ id }, at) => [id, (sheet * 7 + at * 3) % 5])))
  const times = Array.from({ length: 3 }, () => {
    const began = performance.now()
    for (let sheet = 0; sheet < sheets; sheet++) scoreAnswers(pcl5, { answers: answers[sheet % answers.length]! })
    return performance.now() - began
  })
  return [figure('scoring 100,000 sheets of PCL-5', 'ms', times, { target: 2000 })]
}
