import { useEffect, useRef, useState } from 'react'
import { AlertSender, type PostedFields, type SendShown } from './alert-sender.ts'

/** Posts an answer that may set an alert off, tries again until it is there, and follows what it sent. */
export function useAnswerSender(url: string): { shown: SendShown; press: (fields: PostedFields, isAlert: boolean) => void } {
  const [shown, show] = useState<SendShown>({ kind: 'idle' })
  const sender = useRef<AlertSender | null>(null)
  useEffect(() => {
    const made = new AlertSender({
      show, keep: () => {}, send: (to, init) => fetch(to, { ...init, keepalive: true }),
      later: (ms, act) => {
        const timer = setTimeout(act, ms)
        return () => { clearTimeout(timer) }
      },
    }, url)
    sender.current = made
    const again = () => { made.again() }
    addEventListener('online', again)
    return () => {
      removeEventListener('online', again)
      made.stop()
    }
  }, [url])
  return { shown, press: (fields, isAlert) => { sender.current?.press(fields, isAlert) } }
}
