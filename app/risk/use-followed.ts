import { useEffect, useRef, useState } from 'react'
import { AlertSender, type SendShown } from './alert-sender.ts'
import type { SendStatus } from './send-state.ts'

/** How far an alert has got, followed without loading the page anew. */
export function useFollowed(start: SendStatus): SendShown {
  const [shown, show] = useState<SendShown>({ kind: 'sent', alertId: start.id, status: start })
  const first = useRef(start)
  useEffect(() => {
    const sender = new AlertSender({
      show, keep: () => {}, send: (url, init) => fetch(url, init),
      later: (ms, act) => {
        const timer = setTimeout(act, ms)
        return () => { clearTimeout(timer) }
      },
    })
    sender.follow(first.current.id, first.current)
    return () => { sender.stop() }
  }, [])
  return shown
}
