import type { Why } from '#app/accounts/forms-memory.server.ts'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'

/** Above a form that was filled in and was not saved; `why`. */
export function KeptNotice({ page, why }: { page: string; why: Why }) {
  const { kept, frame } = useWords()
  const leave = <form method="post" action="/kept"><input type="hidden" name="of" value={page} /><Button small>{kept.leave}</Button></form>
  return <Banner tone="attention" word={frame.banner.attention} title={kept.title} live actions={leave}>{kept[why]} {kept.text}</Banner>
}
