import { useEffect, useRef, useState } from 'react'
import { AlertSender, type AlertFields, type SendShown } from './alert-sender.ts'

const place = 'sirdash-alert'

/** Sends what the form holds, tries again until it is there, then follows it. `about` is the case of this page. */
export function useAlertSender(about: string): { shown: SendShown; press: (fields: AlertFields) => void } {
  const [shown, show] = useState<SendShown>({ kind: 'idle' })
  const sender = useRef<AlertSender | null>(null)
  useEffect(() => {
    const made = new AlertSender({
      show, keep: (fields) => { keepOnDevice(about, fields) }, send: (url, init) => fetch(url, init),
      later: (ms, act) => {
        const timer = setTimeout(act, ms)
        return () => { clearTimeout(timer) }
      },
    })
    sender.current = made
    const left = keptOnDevice(about)
    if (left) made.press(left)
    const again = () => { made.again() }
    addEventListener('online', again)
    return () => {
      removeEventListener('online', again)
      made.stop()
    }
  }, [about])
  return { shown, press: (fields) => { sender.current?.press(fields) } }
}

/** For this tab alone, and gone with it (SECURITY.md names what). Where the browser refuses, the page itself goes on trying. */
function keepOnDevice(about: string, fields: AlertFields | undefined): void {
  try {
    if (fields) sessionStorage.setItem(`${place} ${about}`, JSON.stringify(fields))
    else sessionStorage.removeItem(`${place} ${about}`)
  } catch {
    // private window
  }
}

function keptOnDevice(about: string): AlertFields | undefined {
  try {
    const text = sessionStorage.getItem(`${place} ${about}`)
    return text === null ? undefined : JSON.parse(text) as AlertFields
  } catch {
    return undefined
  }
}
