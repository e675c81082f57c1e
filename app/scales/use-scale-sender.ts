import { useEffect, useRef, type FormEvent } from 'react'
import type { SendShown } from '#app/risk/alert-sender.ts'
import { useAnswerSender } from '#app/risk/use-answer-sender.ts'
import { findingsIn } from './given.ts'
import type { Instrument } from './instrument.ts'

/**
 * With script the page itself posts the answers: until they are there it says NOT SENT, where they oblige to an alert, and keeps
 * what was typed; then it leads on to the scale. The same ids go each time, so it stays one scale and one alert.
 */
export function useScaleSender(tool: Instrument, scaleId: string): { shown: SendShown; onSubmit: (event: FormEvent<HTMLFormElement>) => void } {
  const { shown, press } = useAnswerSender('/scales/save')
  const form = useRef<HTMLFormElement | null>(null)
  useEffect(() => {
    if ((shown.kind === 'sent' || shown.kind === 'saved') && !shown.answer) location.assign(`/scales/${scaleId}`)
    if (shown.kind === 'saved' && shown.answer === 'waits') location.assign(`/drafts/${scaleId}`)
    // the page comes back with what is wrong beside the field
    if (shown.kind === 'not-whole') form.current?.submit()
  }, [shown, scaleId])
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    form.current = event.currentTarget
    const fields = [...new FormData(event.currentTarget)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
    press(fields, findingsIn(tool, fields).length > 0)
  }
  return { shown, onSubmit }
}
