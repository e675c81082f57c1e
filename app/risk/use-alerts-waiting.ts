import { useEffect, useState } from 'react'
import { pollEvery } from './alert-sender.ts'
import type { Waiting } from './alert-view.ts'

/** How many alerts wait for this person, asked every 20 seconds without loading the page anew. It is no look and no activity. */
export function useAlertsWaiting(start: Waiting | null): Waiting | null {
  const [waiting, setWaiting] = useState(start)
  const isAsked = start !== null
  useEffect(() => {
    if (!isAsked) return
    const ask = async () => {
      const answer = await fetch('/alerts/waiting', { credentials: 'same-origin', headers: { Accept: 'application/json' } }).catch(() => undefined)
      // a covered or ended session answers with its door: what is shown stays as it was
      if (answer?.ok && !answer.redirected) setWaiting(await answer.json() as Waiting)
    }
    const timer = setInterval(() => void ask(), pollEvery)
    return () => { clearInterval(timer) }
  }, [isAsked])
  return waiting
}
