import { useRef, useState } from 'react'
import type { SendShown } from '#app/risk/alert-sender.ts'
import { useAnswerSender } from '#app/risk/use-answer-sender.ts'
import { ringing, ringingAs, type Rings } from './rings.ts'
import type { FindingLevel } from './risk-findings.ts'

type Given = { tool: string; rings: Rings; alertId: string; ticket: string; /** By the names of the form. */ values: Record<string, string> }

/** Answers of a scale that oblige to an alert go out as soon as they are given, by the ticket of their page; the same again is not posted again. `before`: what had been sent when the page was made. */
export function useRinging(before = ''): { shown: SendShown; level: FindingLevel; answered: (given: Given) => void } {
  const { shown, press } = useAnswerSender('/with-client/answers')
  const sent = useRef(before)
  const [level, setLevel] = useState<FindingLevel>('to-be-screened')
  const answered = ({ tool, rings, alertId, ticket, values }: Given) => {
    const now = ringing(rings, values)
    const all = ringingAs(tool, now)
    if (!now || all === sent.current) return
    sent.current = all
    setLevel(now.level)
    press({ tool, alertId, ticket, ...values }, true)
  }
  return { shown, level, answered }
}
