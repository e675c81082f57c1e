import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { FamilyRole } from '#app/cases/case.ts'
import { useFrame } from '#app/http/frame.tsx'
import { formatTime } from '#app/language/dates.ts'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { ImminentBar } from '#app/risk/risk-bar.tsx'
import type { RiskBar } from '#app/risk/risk-bar.server.ts'
import { NumbersHere } from '#app/risk/numbers-here.tsx'
import { SendState } from '#app/risk/send-state-banner.tsx'
import { useFollowed } from '#app/risk/use-followed.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList, SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageFrame } from '#app/ui/page-frame.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { useClosedDoor } from '#app/ui/use-page-cover.ts'
import type { DraftView } from './editor-view.ts'
import { jottingFields } from './jotting.ts'
import { longestText, interpreters, places } from './note.ts'
import type { Sitting } from './sit-with-client.server.ts'
import { SaveLine } from './save-line.tsx'
import { useAutosave } from './use-autosave.ts'
import type { SaveShown } from './autosave.ts'
import { ScaleWithClient, type RefusedScale, type ScalePart } from './with-client-scale.tsx'

export type WithClientView = {
  view: DraftView
  word: string
  beganAt: string
  /** Minutes since it began, when the page was made. */
  minutes: number
  /** How often this page was opened: the first shows no word about what is kept already. */
  opening: number
  members: { code: string; role: FamilyRole }[]
  /** For a paper form; not beside a group. */
  scale: Pick<ScalePart, 'tools' | 'chosen' | 'ids'> | null
  /** Beside one client. */
  risk: RiskBar | null
  /** Beside a group. */
  group: NonNullable<Sitting['group']> | null
  /** An alert that a scale sent before this page was opened. */
  sent: string | null
}

/** What was typed and could not be taken as it was. `unkept`: there are signs in it that cannot be kept. */
export type TypedAgain = { text: string; unkept?: true; scale?: RefusedScale | undefined; /** The alert of these answers did not go. */ notSent?: true }

/**
 * The one page for a room with a client in it: it takes words and shows none that were written before.
 * `typed`: what could not be kept as it was, to be put right.
 */
export function WithClientPage({ data, typed, beside }: { data: WithClientView; typed?: TypedAgain | undefined; /** What a group's page has above the jotting. */ beside?: ReactNode }) {
  const { frame, sitting: words } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const { state } = useAutosave(data.view, form)
  useClosedDoor()
  useDoubleEsc(form)
  return (
    <PageFrame product={frame.product} words={{ skip: frame.skip, navigation: frame.navigation, more: frame.more }} emergency={{ href: '/emergency', label: frame.emergency.action, apart: true }} demo={useFrame().isDemo ? frame.demo : undefined} narrow>
      <PageHeading title={data.word} lead={<Clock beganAt={data.beganAt} minutes={data.minutes} />} saving={<SaveLine state={keptState(state)} kept={words.kept} />} />
      {data.risk && <ImminentBar bar={data.risk} apart />}
      {typed?.notSent ? <NotSent numbers={data.risk} /> : data.sent && data.risk && <SentBefore id={data.sent} ticket={data.risk.ticket} />}
      {data.opening > 1 && <p className="quiet">{words.before}</p>}
      <form ref={form} method="post" autoComplete="off">
        {/* The return key would press the first button of the form: in the middle of a scale that hides it. This one cannot be pressed. */}
        <button hidden disabled />
        <input type="hidden" name="base" value={data.view.revision} readOnly />
        <input type="hidden" name="windowId" value={data.view.windowId} readOnly />
        <input type="hidden" name="ticket" value={data.view.ticket} readOnly />
        <Stack>
          {beside}
          <WithClientFields data={data} typed={typed} form={form} />
          <ButtonRow>
            <Button name="then" value="hide">{words.keepAndHide}</Button>
            <Button name="then" value="end" look="action">{words.end}</Button>
          </ButtonRow>
          <p className="quiet">{words.lead}</p>
        </Stack>
      </form>
    </PageFrame>
  )
}

const choices = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) => values.map((value) => ({ value, label: labels[value] }))

/** By the page's ticket: nobody's session need be open to hear that it was seen. */
function SentBefore(alert: { id: string; ticket: string }) {
  return <SendState shown={useFollowed(alert)} onItsPage />
}

/** Posted without script, and it did not go: the numbers come first, and the same button tries again. */
function NotSent({ numbers }: { numbers: RiskBar | null }) {
  const { risk: { delivery }, frame } = useWords()
  return <Banner tone="danger" word={frame.banner.danger} live><p><strong data-delivery="not-sent">{delivery.notSentCall}</strong></p>{numbers && <NumbersHere numbers={numbers} />}</Banner>
}

function WithClientFields({ data, typed, form }: { data: WithClientView; typed: TypedAgain | undefined; form: RefObject<HTMLFormElement> }) {
  const { sessions, sitting: words } = useWords()
  const { opening, members, scale, risk } = data
  const { fields, places: placeNames, interpreters: interpreterNames, memberRoles } = sessions
  const names = jottingFields(opening)
  return (
    <>
      <Field name={`draft.${names.jot}`} label={words.jot} kind="textarea" rows={10} sensitive autoFocus max={longestText} defaultValue={typed?.text} error={typed?.unkept ? sessions.problems['unreadable-text'] : null} />
      {!data.group && (
        <>
          {scale && risk && <ScaleWithClient part={{ ...scale, members, opening, ticket: risk.ticket, numbers: risk }} form={form} refused={typed?.scale} />}
          <details>
            <summary>{words.register}</summary>
            <Stack>
              {members.length > 0 && <ChoiceList kind="checkbox" name="draft.participants" legend={fields.participants} options={members.map(({ code, role }) => ({ value: code, label: `${code} · ${memberRoles[role]}` }))} />}
              <SegmentedChoice name="draft.interpreter" legend={fields.interpreter} options={choices(interpreters, interpreterNames)} />
              <Field name="draft.place" label={fields.place} kind="select" empty="–" width="middle" options={choices(places, placeNames)} />
            </Stack>
          </details>
        </>
      )}
    </>
  )
}

/** The ticket's answer is no sign-out here: the text is where it should be. */
const keptState = (state: SaveShown): SaveShown => (state.kind === 'signed-out' && state.kept ? { kind: 'kept' } : state)

function Clock({ beganAt, minutes }: { beganAt: string; minutes: number }) {
  const { frame } = useWords()
  const language = useLanguage()
  const [passed, setPassed] = useState(minutes)
  useEffect(() => {
    const opened = Date.now()
    const ticking = setInterval(() => setPassed(minutes + Math.floor((Date.now() - opened) / 60_000)), 5000)
    return () => clearInterval(ticking)
  }, [minutes])
  return <span role="timer">{formatTime(beganAt)} · {plural(language, frame.count.minutes, passed)}</span>
}

/** Esc twice leaves for the PIN; what is typed goes with the form. */
function useDoubleEsc(form: RefObject<HTMLFormElement>): void {
  useEffect(() => {
    let before = -Infinity
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat) return
      if (event.timeStamp - before < 600) form.current?.requestSubmit(form.current.querySelector<HTMLButtonElement>('button[value=end]'))
      before = event.timeStamp
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [form])
}
