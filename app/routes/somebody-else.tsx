import { Doorway } from '#app/accounts/doorway.tsx'
import type { Spoken } from '#app/language/area.ts'
import { useWords } from '#app/language/words.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/page-heading.tsx'

export const handle: Spoken = { words: ['kept'] }

/** Where a form leads that was left open when somebody else signed in. It names neither of the two. */
export default function SomebodyElse() {
  const { kept: { other }, frame } = useWords()
  return (
    <Doorway title={other.title} lead={other.lead} here="/somebody-else">
      <Stack>
        <p>{other.text}</p>
        <div><ButtonLink href="/" look="action">{frame.errorPages.toToday}</ButtonLink></div>
      </Stack>
    </Doorway>
  )
}
