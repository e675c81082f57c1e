import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { useNeededNow } from './use-needed-now.ts'

/** On a covered page: that something waits, as a mail says it; no code, no level. */
export function NeededNow({ start }: { start: boolean }) {
  const { accounts: { veil }, frame } = useWords()
  const isNeeded = useNeededNow(start)
  // the place is there from the beginning, so that what appears in it is read out
  return <div role="alert" data-needed={isNeeded}>{isNeeded && <Banner tone="attention" word={frame.banner.attention}>{veil.needed}</Banner>}</div>
}
