import { oneNumber, publicNumbers } from '#app/risk/emergency-numbers.ts'
import { useWords } from '#app/language/words.tsx'
import { PageFrame } from '#app/ui/page-frame.tsx'
import { PageHeading } from '#app/ui/page-heading.tsx'
import { Facts } from '#app/ui/facts.tsx'

/** Opens before sign-in and without a line; it holds no case and no person. */
export default function EmergencyCard() {
  const { frame } = useWords()
  const card = frame.emergency
  return (
    <PageFrame product={frame.product} words={{ skip: frame.skip, navigation: frame.navigation, more: frame.more }} narrow>
      <PageHeading title={card.title} lead={card.lead} />
      <Facts items={[
        { term: card.allDistricts, value: <a className="telephone" href={`tel:${oneNumber}`}>{oneNumber}</a> },
        ...publicNumbers.map(({ word, number }) => ({ term: card[word], value: <a className="telephone" href={`tel:${number}`}>{number}</a> })),
      ]} />
      <p>{card.askFirst}</p>
      <p>{card.saySentence}</p>
      <p>{card.stay}</p>
      <p className="quiet">{card.offline}</p>
    </PageFrame>
  )
}
