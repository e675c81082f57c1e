import { useEffect, useState } from 'react'
import { pollEvery } from './alert-sender.ts'

/** Asked every 20 seconds by a covered page: yes or no. */
export function useNeededNow(start: boolean): boolean {
  const [isNeeded, setNeeded] = useState(start)
  useEffect(() => {
    const timer = setInterval(() => {
      void fetch('/alerts/needed', { credentials: 'same-origin', headers: { Accept: 'application/json' } })
        .then(async (answer) => { if (answer.ok && !answer.redirected) setNeeded((await answer.json() as { needed: boolean }).needed) }, () => {})
    }, pollEvery)
    return () => { clearInterval(timer) }
  }, [])
  return isNeeded
}
