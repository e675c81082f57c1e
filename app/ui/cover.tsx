// <Cover words={words.frame.veil} action={words.frame.actions.tryAgain} covering={covering} />
// Stands on every page of the desk and shows only while <html data-covered>: then it is all that shows.
import { useState } from 'react'
import { Button } from './button.tsx'
import type { Covering } from './use-page-cover.ts'

interface CoverProps {
  words: { title: string; covered: string; waits: string; untilBack: string; untilOut: string }
  action: string
  covering: Covering
}

export function Cover({ words, action, covering: { waitsFor, again } }: CoverProps) {
  return (
    <div className="cover" role="status">
      <p className="cover-title">{words.title}</p>
      <p>{waitsFor ? `${words.waits} ${waitsFor === '/sign-out' ? words.untilOut : words.untilBack}` : words.covered}</p>
      {waitsFor && <Button type="button" onClick={again}>{action}</Button>}
    </div>
  )
}

/** When the time is nearly over; any key or movement is as good as the button. It counts for the eye and is read out once. */
export function IdleNotice({ text, stay }: { text: string; stay: string }) {
  const [first] = useState(text)
  return (
    <div className="toast">
      <p className="visually-hidden" role="status">{first}</p>
      <p className="toast-text" aria-hidden>{text}</p>
      <Button type="button" small>{stay}</Button>
    </div>
  )
}
