import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'

/** Above a form that came back: how many answers need another look. */
export function RefusedForm({ count }: { count: number }) {
  const { frame } = useWords()
  const language = useLanguage()
  if (count === 0) return null
  return <Banner tone="attention" word={frame.banner.attention} live>{plural(language, frame.field.summary, count)}</Banner>
}
