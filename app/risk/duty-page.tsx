import { formatDate } from '#app/language/dates.ts'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { placeOrder } from './alert.ts'
import type { RosterView } from './roster-view.ts'
import { answerTo, typedIn, useProblem, type AlertAnswer } from './use-alert-answer.ts'

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
type Part = { view: RosterView; answer: AlertAnswer }

/** Who is told, in which order and when; kept by administrator and supervisors. */
export function DutyPage({ view, answer }: Part) {
  const { risk, alerts: { roster }, frame } = useWords()
  const language = useLanguage()
  const { mayKeep } = view
  return (
    <>
      <PageHeading title={risk.roster.title} lead={roster.lead} actions={mayKeep && <ButtonLink href="/duty/cards">{roster.cards}</ButtonLink>} />
      {view.waiting > 0 && <Banner tone="info" word={frame.banner.info}>{plural(language, roster.waiting, view.waiting)}</Banner>}
      <Section title={roster.hours}><Hours view={view} />{mayKeep && <HoursForm view={view} answer={answerTo(answer, 'hours')} />}</Section>
      <Section title={roster.leave}><Leave view={view} answer={answerTo(answer, 'leave')} /></Section>
      <Section title={roster.holidays}><Holidays view={view} answer={answerTo(answer, 'holiday')} /></Section>
      <Section title={roster.contacts}><Contacts view={view} answer={answer} /></Section>
    </>
  )
}

function Hours({ view }: { view: RosterView }) {
  const { risk: { places }, alerts: { roster, page } } = useWords()
  const days = (text: string) => [...text].map((day) => roster.days[day as '1']).join(' ')
  return (
    <DataTable caption={roster.hours} hideCaption rows={view.lines} rowKey={(line) => `${line.personId} ${line.part}`} empty={<EmptyState title={roster.empty} />} columns={[
      { key: 'person', label: roster.person, head: true, cell: (line) => line.name },
      { key: 'part', label: roster.part, cell: (line) => places[line.part] },
      { key: 'days', label: roster.weekdays, cell: (line) => days(line.weekdays) },
      { key: 'time', label: `${roster.from} – ${roster.to}`, cell: (line) => `${line.from} – ${line.to}` },
      { key: 'now', label: page.now, cell: (line) => (line.onDuty ? roster.onDuty : roster.offDuty) },
      ...(view.mayKeep ? [{ key: 'end', label: roster.end, cell: (line: RosterView['lines'][number]) => (
        <form method="post"><input type="hidden" name="endPerson" value={line.personId} /><input type="hidden" name="endPart" value={line.part} /><Button name="did" value="end" small look="quiet">{roster.end}<span className="visually-hidden">: {line.name}</span></Button></form>
      ) }] : []),
    ]} />
  )
}

function HoursForm({ view, answer }: Part) {
  const { risk: { places }, alerts: { roster }, frame } = useWords()
  const problem = useProblem(answer)
  const chosen = answer ? [answer.values.weekdays ?? []].flat() : ['1', '2', '3', '4', '5']
  return (
    <details open={answer !== undefined || view.lines.length === 0}>
      <summary>{roster.add}</summary>
      <form method="post" autoComplete="off">
        <Stack>
          <Field name="personId" label={roster.person} kind="select" width="middle" empty={frame.field.choose} options={view.people.map(({ id, name }) => ({ value: id, label: name }))} defaultValue={typedIn(answer, 'personId')} error={problem('personId')} />
          <Field name="part" label={roster.part} hint={roster.backupHint} kind="select" width="middle" empty={frame.field.choose} options={placeOrder.map((value) => ({ value, label: places[value] }))} defaultValue={typedIn(answer, 'part')} error={problem('part')} />
          <ChoiceList kind="checkbox" name="weekdays" legend={roster.weekdays} value={chosen} error={problem('weekdays')} options={weekdays.map((value) => ({ value, label: roster.days[value] }))} />
          <div className="button-row">
            <Field name="from" label={roster.from} kind="text" inputMode="numeric" width="short" defaultValue={typedIn(answer, 'from') ?? '09:00'} error={problem('from')} />
            <Field name="to" label={roster.to} hint={roster.toHint} kind="text" inputMode="numeric" width="short" defaultValue={typedIn(answer, 'to') ?? '18:00'} error={problem('to')} />
          </div>
          <div><Button name="did" value="hours" look="action">{roster.add}</Button></div>
        </Stack>
      </form>
    </details>
  )
}

function Leave({ view, answer }: Part) {
  const { alerts: { roster }, frame } = useWords()
  const language = useLanguage()
  const problem = useProblem(answer)
  const mayAdd = view.people.filter((one) => view.mayKeep || one.id === view.me)
  return (
    <>
      {view.leave.length === 0 && <p className="quiet">{roster.noLeave}</p>}
      <ul className="plain-list">
        {view.leave.map((one) => (
          <li key={one.id}>
            <form method="post" className="button-row"><span>{one.name}: {formatDate(one.startsOn, language)} – {formatDate(one.endsOn, language)}</span><input type="hidden" name="leaveId" value={one.id} />
              {(view.mayKeep || one.personId === view.me) && <Button name="did" value="leave-end" small look="quiet">{roster.remove}<span className="visually-hidden">: {one.name}</span></Button>}</form>
          </li>
        ))}
      </ul>
      {mayAdd.length > 0 && (
        <form method="post" autoComplete="off">
          <div className="button-row">
            <Field name="leavePerson" label={roster.person} kind="select" width="middle" empty={frame.field.choose} options={mayAdd.map(({ id, name }) => ({ value: id, label: name }))} defaultValue={typedIn(answer, 'leavePerson')} error={problem('leavePerson')} />
            <Field name="startsOn" label={roster.leaveFrom} kind="date" width="short" defaultValue={typedIn(answer, 'startsOn')} error={problem('startsOn')} />
            <Field name="endsOn" label={roster.leaveTo} kind="date" width="short" defaultValue={typedIn(answer, 'endsOn')} error={problem('endsOn')} />
            <Button name="did" value="leave">{roster.addLeave}</Button>
          </div>
        </form>
      )}
    </>
  )
}

function Holidays({ view, answer }: Part) {
  const { alerts: { roster } } = useWords()
  const language = useLanguage()
  const problem = useProblem(answer)
  return (
    <>
      {view.holidays.length === 0 && <p className="quiet">{roster.noHolidays}</p>}
      <ul className="plain-list">
        {view.holidays.map((day) => (
          <li key={day}><form method="post" className="button-row"><span>{formatDate(day, language)}</span><input type="hidden" name="day" value={day} />{view.mayKeep && <Button name="did" value="holiday-end" small look="quiet">{roster.remove}<span className="visually-hidden">: {formatDate(day, language)}</span></Button>}</form></li>
        ))}
      </ul>
      {view.mayKeep && <form method="post" className="button-row" autoComplete="off"><Field name="day" label={roster.holiday} kind="date" width="short" defaultValue={typedIn(answer, 'day')} error={problem('day')} /><Button name="did" value="holiday">{roster.addHoliday}</Button></form>}
    </>
  )
}

function Contacts({ view, answer }: Part) {
  const { alerts: { roster }, frame } = useWords()
  const [contact, own] = [answerTo(answer, 'contact'), answerTo(answer, 'own-phone')]
  const [problem, ownProblem] = [useProblem(contact), useProblem(own)]
  const mayChange = view.contacts.filter((one) => view.mayKeep || one.personId === view.me)
  return (
    <Stack>
      <ul className="plain-list">
        {view.contacts.filter((one) => one.phone || one.mail).map((one) => <li key={one.personId}>{[one.name, one.phone, one.mail].filter(Boolean).join(' · ')}</li>)}
      </ul>
      {mayChange.length > 0 && (
        <details open={contact !== undefined}>
          <summary>{roster.contacts}: {roster.save}</summary>
          <form method="post" autoComplete="off">
            <Stack>
              <p className="quiet">{roster.contactsHint}</p>
              <Field name="contactPerson" label={roster.person} kind="select" width="middle" empty={frame.field.choose} options={mayChange.map(({ personId, name }) => ({ value: personId, label: name }))} defaultValue={typedIn(contact, 'contactPerson')} error={problem('contactPerson')} />
              <Field name="phone" label={roster.phone} kind="tel" width="short" defaultValue={typedIn(contact, 'phone')} error={problem('phone')} />
              <Field name="mail" label={roster.mail} kind="email" width="middle" defaultValue={typedIn(contact, 'mail')} error={problem('mail')} />
              <div><Button name="did" value="contact">{roster.save}</Button></div>
            </Stack>
          </form>
        </details>
      )}
      {view.ownPhone !== null && (
        <form method="post" className="button-row" autoComplete="off">
          <Field name="ownPhone" label={roster.ownPhone} hint={roster.ownPhoneHint} kind="tel" width="middle" defaultValue={typedIn(own, 'ownPhone') ?? (view.ownPhone.kind === 'open' ? view.ownPhone.phone : '')} error={ownProblem('ownPhone') ?? (view.ownPhone.kind === 'unreadable' ? roster.ownPhoneUnreadable : undefined)} />
          <Button name="did" value="own-phone">{roster.save}</Button>
        </form>
      )}
    </Stack>
  )
}
