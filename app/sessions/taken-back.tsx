import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Prose } from '#app/ui/prose.tsx'

/** In the place of what was retracted: when, why, and in whose words. Without a reason where that does not open. */
export function TakenBack({ on, reason, words }: { on: string; reason: string | null; words: string }) {
  const { retraction, frame } = useWords()
  const language = useLanguage()
  const date = formatDate(on, language)
  return (
    <>
      <Banner tone="info" word={frame.banner.info} title={reason === null ? say(retraction.onUnreadable, { date }) : say(retraction.on, { date, reason })}>{retraction.hidden}</Banner>
      {words && <Prose text={words} />}
    </>
  )
}
