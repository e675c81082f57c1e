import { useFrame } from '#app/http/frame.tsx'
import type { Spoken } from '#app/language/area.ts'
import { useWords } from '#app/language/words.tsx'
import { PageFrame } from '#app/ui/page-frame.tsx'
import { PageHeading, Section } from '#app/ui/page-heading.tsx'

export const handle: Spoken = { words: ['protection'] }

/** Plain words for psychologists and for the people they treat; readable without signing in. */
export default function HowNotesAreProtected() {
  const { frame, protection } = useWords()
  return (
    <PageFrame product={frame.product} words={{ skip: frame.skip, navigation: frame.navigation, more: frame.more }} emergency={{ href: '/emergency', label: frame.emergency.action }} demo={useFrame().isDemo ? frame.demo : undefined} narrow>
      <PageHeading title={protection.title} lead={protection.lead} />
      {Object.entries(protection.parts).map(([name, part]) => <Section key={name} title={part.title}><p>{part.text}</p></Section>)}
    </PageFrame>
  )
}
