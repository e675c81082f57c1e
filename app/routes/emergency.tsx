import { useLoaderData } from '@remix-run/react'
import { districtWord } from '#app/language/district-word.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { useFrame } from '#app/http/frame.tsx'
import type { Spoken } from '#app/language/area.ts'
import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { emergencyCards } from '#app/risk/emergency-cards.server.ts'
import { EmergencyLines } from '#app/risk/emergency-lines.tsx'
import { cardOf } from '#app/risk/emergency-numbers.ts'
import { PageFrame } from '#app/ui/page-frame.tsx'
import { PageHeading, Section } from '#app/ui/page-heading.tsx'

export const handle: Spoken = { words: ['people', 'risk'] }

/** Public numbers; before a programme is set up those of the country. */
export const loader = guarded(async ({ context: { runtime } }) => {
  const ground = runtime.ground()
  return { cards: ground ? await emergencyCards(ground) : [cardOf(null, [])] }
})

/** Opens before sign-in and without a line; it holds no case and no person. */
export default function EmergencyCard() {
  const { cards: [everywhere, ...districts] } = useLoaderData<typeof loader>()
  const words = useWords()
  const { frame } = words
  const card = frame.emergency
  return (
    <PageFrame product={frame.product} words={{ skip: frame.skip, navigation: frame.navigation, more: frame.more }} demo={useFrame().isDemo ? frame.demo : undefined} narrow>
      <PageHeading title={card.title} lead={card.lead} />
      {everywhere && <EmergencyLines card={everywhere} />}
      <p>{card.askFirst}</p>
      <p>{card.saySentence}</p>
      <p>{card.stay}</p>
      {districts.map((one) => (
        <Section key={one.district} title={say(card.forDistrict, { district: districtWord(words, one.district ?? '') })}><EmergencyLines card={one} /></Section>
      ))}
      <p className="quiet">{card.offline}</p>
    </PageFrame>
  )
}
