import { useState, type FormEvent, type RefObject } from 'react'
import { useWords } from '#app/language/words.tsx'
import { NumbersHere, type Numbers } from '#app/risk/numbers-here.tsx'
import { SendState } from '#app/risk/send-state-banner.tsx'
import { AskedFields } from '#app/scales/asked-fields.tsx'
import type { OfferedTool } from '#app/scales/scale-view.ts'
import { problemWords } from '#app/scales/scale-words.ts'
import { useRinging } from '#app/scales/use-ringing.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/page-heading.tsx'
import type { FamilyRole } from '#app/cases/case.ts'
import { choiceText, scaleField, type ScaleChoice } from './sat-scale.ts'
import { fieldsOf } from './use-autosave.ts'

export type ScalePart = {
  tools: OfferedTool[]
  /** Chosen before the page was made: without script, or after another one. */
  chosen: string | null
  ids: Omit<ScaleChoice, 'tool'>
  members: { code: string; role: FamilyRole }[]
  ticket: string
  numbers: Numbers
  opening: number
}

/** What could not be taken as it was: shown again, to be put right. */
export type RefusedScale = { choice: ScaleChoice; values: Record<string, string>; errors: Record<string, string> }

type Given = { part: ScalePart; form: RefObject<HTMLFormElement | null>; refused: RefusedScale | undefined }

/** One paper form, item by item. An answer that obliges to ask goes out at once, by the ticket of this page. */
export function ScaleWithClient({ part, form, refused }: Given) {
  const { sitting: { scale: words } } = useWords()
  const [picked, pick] = useState(refused?.choice.tool ?? part.chosen ?? '')
  const tool = part.tools.find(({ id }) => id === picked)
  return (
    <details open={picked !== '' || part.chosen !== null || undefined}>
      <summary>{tool ? `${words.scale}: ${tool.short}` : words.scale}</summary>
      <Stack>
        {tool ? <Filled key={tool.id} tool={tool} part={part} form={form} refused={refused} /> : (
          <>
            <Field name="scale" label={words.instrument} kind="select" empty="–" width="middle" onChange={pick} value={picked} options={part.tools.map(({ id, short }) => ({ value: id, label: short }))} />
            <noscript><Button name="then" value="scale">{words.show}</Button></noscript>
          </>
        )}
      </Stack>
    </details>
  )
}

function Filled({ tool, part: { ids, members, ticket, numbers, opening }, form, refused }: Given & { tool: OfferedTool }) {
  const { sitting: { scale: words }, sessions: { memberRoles }, scales } = useWords()
  const { shown, level, answered } = useRinging()
  const choice = refused?.choice ?? { tool: tool.id, ...ids }
  const prefix = `draft.${scaleField(opening)}.`
  const onInput = (event: FormEvent<HTMLElement>) => {
    const element = event.currentTarget.closest('form')
    const values = element ? under(`${scaleField(opening)}.`, fieldsOf(element)) : {}
    answered({ tool: tool.id, rings: tool.rings, alertId: choice.alertId, ticket, values })
  }
  return (
    <div className="stack" onInput={onInput}>
      <input type="hidden" name={`draft.${scaleField(opening)}`} value={choiceText(choice)} readOnly />
      <input type="hidden" name="alertTicket" value={ticket} readOnly />
      <p className="quiet">{words.hint}</p>
      {members.length > 0 && <Field name={`${prefix}member`} label={words.member} kind="select" empty="–" width="middle" options={members.map(({ code, role }) => ({ value: code, label: `${code} · ${memberRoles[role]}` }))} />}
      <AskedFields asked={tool} form={form} prefix={prefix} fields={{
        value: (name) => refused?.values[name],
        problem: (name, numbers) => { const key = refused?.errors[name]; return key === undefined ? undefined : problemWords(scales, key, numbers) },
      }} />
      {shown.kind !== 'idle' && <><p><strong>{scales.risk.title[level]}.</strong> {scales.risk.text[level]}</p><SendState shown={shown} onItsPage />{shown.kind === 'not-sent' && <NumbersHere numbers={numbers} />}</>}
      <noscript><NumbersHere numbers={numbers} /></noscript>
      <ButtonRow>
        {shown.kind !== 'idle' && level === 'to-be-screened' && <Button name="then" value="scale asq">{scales.risk.askAsq}</Button>}
        <Button name="then" value="scale">{words.another}</Button>
      </ButtonRow>
    </div>
  )
}

const under = (start: string, fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, text]) => (name.startsWith(start) && text !== '' ? [[name.slice(start.length), text]] : [])))
