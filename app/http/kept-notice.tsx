import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'

/** Above a form that was filled in before its page was covered, and was not saved. */
export function KeptNotice({ page }: { page: string }) {
  const { kept, frame } = useWords()
  const leave = <form method="post" action="/kept"><input type="hidden" name="of" value={page} /><Button small>{kept.leave}</Button></form>
  return <Banner tone="attention" word={frame.banner.attention} title={kept.title} live actions={leave}>{kept.text}</Banner>
}
