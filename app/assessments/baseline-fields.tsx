import type { FormEvent, ReactNode } from 'react'
import { NumbersHere } from '#app/risk/numbers-here.tsx'
import { SendState } from '#app/risk/send-state-banner.tsx'
import { useRinging } from '#app/scales/use-ringing.ts'
import { fieldsOf } from '#app/sessions/use-autosave.ts'
import type { BaselineSending } from './assessment-view.ts'
import { baselineIn } from './baseline-typed.ts'

type BaselineProps = { baseline: BaselineSending; /** Sends when the session behind the page is covered or over. */ ticket: string; children: ReactNode }

/** Around the fields of the one scale: an answer that obliges to ask goes at once, and the page says how far its alert got. A total is read when it is whole. */
export function BaselineFields({ baseline: { alertId, rings, sent }, ticket, children }: BaselineProps) {
  const { shown, answered } = useRinging(sent)
  const read = ({ currentTarget }: FormEvent<HTMLElement>) => {
    const form = currentTarget.closest('form')
    const typed = form && baselineIn(fieldsOf(form))
    const loud = typed && rings[typed.tool]
    if (loud) answered({ ...typed, rings: loud, alertId, ticket })
  }
  const isHalfTyped = ({ target }: FormEvent<HTMLElement>) => target instanceof HTMLInputElement
  return (
    <div className="stack" onInput={(event) => { if (!isHalfTyped(event)) read(event) }} onBlur={read}>
      {children}
      <SendState shown={shown} />
      {(shown.kind === 'not-sent' || shown.kind === 'not-whole') && <NumbersHere />}
    </div>
  )
}
