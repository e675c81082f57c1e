import { createContext, useContext } from 'react'
import { useWords } from '#app/language/words.tsx'
import { EmergencyLines, PeopleLines } from './emergency-lines.tsx'
import type { EmergencyCard } from './emergency-numbers.ts'

export type Numbers = { card: EmergencyCard; people: { name: string; phone: string | null }[] }

/** The numbers of the page's case, for whatever on the page could not send. */
export const NumbersOfPage = createContext<Numbers | null>(null)

/** The district's card, then colleagues in the order they are told. */
export function NumbersHere({ numbers }: { numbers?: Numbers }) {
  const { risk: { bar } } = useWords()
  const ofPage = useContext(NumbersOfPage)
  const shown = numbers ?? ofPage
  if (!shown) return null
  return (
    <>
      <EmergencyLines card={shown.card} />
      <p><strong>{bar.then}</strong></p>
      <PeopleLines people={shown.people} />
    </>
  )
}
