import { useEffect, useRef, useState } from 'react'
import { AlertSender, type SendShown } from './alert-sender.ts'
import type { AlertLine } from './alert-view.ts'
import type { SendStatus } from './send-state.ts'

/** How far an alert has got, followed without loading the page anew; by a page's ticket also when its session is covered. */
export function useFollowed(start: SendStatus | { id: string; ticket: string }): SendShown {
  const [shown, show] = useState<SendShown>({ kind: 'sent', alertId: start.id, status: 'ticket' in start ? undefined : start })
  const first = useRef(start)
  useEffect(() => {
    const sender = new AlertSender({
      show, keep: () => {}, send: (url, init) => fetch(url, init),
      later: (ms, act) => {
        const timer = setTimeout(act, ms)
        return () => { clearTimeout(timer) }
      },
    }, undefined, 'ticket' in first.current ? first.current.ticket : '')
    sender.follow(first.current.id, 'ticket' in first.current ? undefined : first.current)
    return () => { sender.stop() }
  }, [])
  return shown
}

/** The line of an alert as far as it has got by now. */
export const lineNow = (line: AlertLine, shown: SendShown): AlertLine => (shown.kind === 'sent' && shown.status ? { ...line, ...shown.status, told: line.told } : line)
