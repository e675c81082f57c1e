import { useEffect, useState } from 'react'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Cover, IdleNotice } from '#app/ui/cover.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { listenToKeys } from '#app/ui/keys-on-page.ts'
import { usePageCover } from '#app/ui/use-page-cover.ts'

/** What every page of the desk does by itself: it covers itself after `after` milliseconds alone, and listens to its keys. `whose`: the page. */
export function DeskCover({ after, whose, here, search }: { after: number; whose: string; here: string; search: string | undefined }) {
  const { frame } = useWords()
  const language = useLanguage()
  const covering = usePageCover(after, whose)
  const { close } = covering
  const [isHelping, setHelping] = useState(false)
  useEffect(() => listenToKeys({
    goTo: (href) => location.assign(href), cases: '/caseload', ...(search ? { search } : {}), onVeil: () => close('/veil'), onHelp: () => setHelping(true),
  }), [search, close])
  return (
    <>
      <IdleRefresh after={after} here={here} />
      <Cover words={frame.veil} action={frame.actions.tryAgain} covering={covering} />
      {covering.secondsLeft !== undefined && <IdleNotice text={plural(language, frame.veil.soon, covering.secondsLeft)} stay={frame.veil.stay} />}
      {isHelping && <KeysHelp here={here} onClose={() => setHelping(false)} />}
    </>
  )
}

function KeysHelp({ here, onClose }: { here: string; onClose: () => void }) {
  const { frame: { keys, actions } } = useWords()
  const rows: [string, string][] = [
    [`g ${keys.then} t`, keys.today], [`g ${keys.then} c`, keys.cases], ['n', keys.newNote], ['/', keys.search], ['h', keys.names], ['?', keys.help], [`Esc ${keys.then} Esc`, keys.veil],
  ]
  return (
    <Dialog title={keys.title} closeHref={here} closeLabel={actions.close} onClose={onClose}>
      <Facts items={rows.map(([key, does]) => ({ term: key, value: does }))} />
      <p>{keys.never}</p>
    </Dialog>
  )
}

/** Without script the page asks for its own veil; entry.server takes this out again where something may be half written. */
function IdleRefresh({ after, here }: { after: number; here: string }) {
  return <noscript><meta httpEquiv="refresh" content={`${after / 1000 + 1}; url=/veiled?to=${encodeURIComponent(here)}`} /></noscript>
}
