import { useEffect, useRef, useState, type ReactNode } from 'react'
import { AlertSender, type SendShown } from './alert-sender.ts'
import type { AlertLine } from './alert-view.ts'
import { statusOf } from './send-state.ts'
import { SendState } from './send-state-banner.tsx'

/** How far an alert has got, followed without loading the page anew, and the two words to say about it. */
export function AlertStateNow({ line, marks, hint }: { line: AlertLine; marks: ReactNode; hint: string }) {
  const [shown, show] = useState<SendShown>({ kind: 'sent', alertId: line.id, status: statusOf(line) })
  const start = useRef(statusOf(line))
  useEffect(() => {
    const sender = new AlertSender({
      show, keep: () => {}, send: (url, init) => fetch(url, init),
      later: (ms, act) => {
        const timer = setTimeout(act, ms)
        return () => { clearTimeout(timer) }
      },
    })
    sender.follow(start.current.id, start.current)
    return () => { sender.stop() }
  }, [])
  return (
    <div className="alert-now">
      <SendState shown={shown} onItsPage />
      <div className="button-row">{marks}</div>
      <p className="quiet">{hint}</p>
    </div>
  )
}
