import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { NumbersHere } from '#app/risk/numbers-here.tsx'
import { SendState } from '#app/risk/send-state-banner.tsx'
import { useRinging } from '#app/scales/use-ringing.ts'
import { fieldsOf } from '#app/sessions/use-autosave.ts'
import type { BaselineSending } from './assessment-view.ts'
import { baselineIn } from './baseline-typed.ts'

type BaselineProps = { baseline: BaselineSending; /** Sends when the session behind the page is covered or over. */ ticket: string; children: ReactNode }

/**
 * Around the fields of the one scale: an answer that obliges to ask goes at once, and the page says how far its alert got. A total is
 * read when it is whole: when its field is left, when nobody has typed on for a while, or when the page is hidden.
 */
export function BaselineFields({ baseline: { alertId, rings, sent }, ticket, children }: BaselineProps) {
  const { shown, answered } = useRinging(sent)
  const around = useRef<HTMLDivElement>(null)
  const read = () => {
    const form = around.current?.closest('form')
    const typed = form && baselineIn(fieldsOf(form))
    const loud = typed && rings[typed.tool]
    if (loud) answered({ ...typed, rings: loud, alertId, ticket })
  }
  // somebody who types on has not done, and the page may be covered before the field is left
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)
  const typedOn = () => {
    clearTimeout(soon.current)
    soon.current = setTimeout(read, 3_000)
  }
  const opened = useRef(false)
  useEffect(() => {
    // what was kept beside the draft and never sent goes when its page is opened
    if (!opened.current) read()
    opened.current = true
    const hidden = () => { if (document.visibilityState === 'hidden') read() }
    document.addEventListener('visibilitychange', hidden)
    return () => document.removeEventListener('visibilitychange', hidden)
  })
  const isHalfTyped = ({ target }: FormEvent<HTMLElement>) => target instanceof HTMLInputElement
  return (
    <div ref={around} className="stack" onInput={(event) => (isHalfTyped(event) ? typedOn() : read())} onBlur={read}>
      {children}
      <SendState shown={shown} />
      {(shown.kind === 'not-sent' || shown.kind === 'not-whole') && <NumbersHere />}
    </div>
  )
}
