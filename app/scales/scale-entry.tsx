import { useRef } from 'react'
import { NumbersHere } from '#app/risk/numbers-here.tsx'
import { SendState } from '#app/risk/send-state-banner.tsx'
import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { AskedFields, type Fields } from './asked-fields.tsx'
import { languages, longestVersion, longestWords, modes, raters } from './scale.ts'
import type { EntryAnswer, EntryPage, EntryView } from './scale-view.ts'
import { problemWords, scoreName } from './scale-words.ts'
import { ToolName } from './tool-name.tsx'
import { useScaleSender } from './use-scale-sender.ts'

type Entry = EntryPage & { answer: EntryAnswer | undefined }

/** A plain form of plain fields; script moves on after each digit. What was typed stays when something is refused. */
export function ScaleEntry(page: Entry) {
  const { view } = page
  const { scales: words, frame } = useWords()
  const { file, tool } = view
  return (
    <>
      <PageHeading title={tool.short} lead={<ToolName tool={tool} />} code={<CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />}
        actions={view.mayBeWritten && view.other && <ButtonLink href={`/cases/${file.id}/scales/new/${tool.id}${view.other === 'totals' ? '?by=totals' : ''}`}>{view.other === 'totals' ? words.form.byTotals : words.form.byItems}</ButtonLink>} />
      <ProtectionStrip title={frame.protection.title} line={say(frame.protection.readBy, { names: file.readers })} />
      {view.mayBeWritten ? <><Waited page={page} /><EntryForm {...page} /></> : (
        <EmptyState title={frame.consentFirst.title} action={<><ButtonLink href={`/cases/${file.id}/consent`} look="action">{frame.consentFirst.action}</ButtonLink><ButtonLink href="/emergency">{words.risk.card}</ButtonLink></>}>{frame.consentFirst.text}</EmptyState>
      )}
    </>
  )
}

/** Answers that were kept while the page was covered: read through once more, and saved, or thrown away where they have a draft of their own. */
function Waited({ page: { waited, answer } }: { page: Entry }) {
  const { scales: { waited: words }, frame } = useWords()
  if (!waited || answer) return null
  return (
    <Banner tone="info" word={frame.banner.info} actions={waited.instrument && <form method="post" action={`/drafts/${waited.scaleId}`}><Button name="intent" value="discard" look="quiet" small>{words.discard}</Button></form>}>{words.text}</Banner>
  )
}

function EntryForm({ view, tool, tickets, waited, answer }: Entry) {
  const { scales: words, frame } = useWords()
  const language = useLanguage()
  const form = useRef<HTMLFormElement>(null)
  const fields: Fields = {
    value: (name) => one(answer ? answer.values[name] : waited?.[name]),
    problem: (name, numbers) => { const key = answer?.errors[name]?.[0]; return key === undefined ? undefined : problemWords(words, key, numbers) },
  }
  const { shown, onSubmit } = useScaleSender(tool, fields.value('scaleId') ?? view.ids.scale)
  return (
    <form ref={form} method="post" autoComplete="off" noValidate onSubmit={onSubmit}>
      <input type="hidden" name="caseId" value={view.file.id} readOnly />
      <input type="hidden" name="instrument" value={tool.id} readOnly />
      <input type="hidden" name="by" value={view.by} readOnly />
      <input type="hidden" name="pack" value={view.pack?.id ?? 'none'} readOnly />
      <input type="hidden" name="ticket" value={tickets.alert} readOnly />
      <input type="hidden" name="keepTicket" value={tickets.keep} readOnly />
      <input type="hidden" name="scaleId" value={fields.value('scaleId') ?? view.ids.scale} readOnly />
      <input type="hidden" name="alertId" value={fields.value('alertId') ?? view.ids.alert} readOnly />
      <Stack>
        {answer && <Banner tone="attention" word={frame.banner.attention} live>{plural(language, frame.field.summary, Object.keys(answer.errors).length)}</Banner>}
        <Hints view={view} />
        <AboutForm view={view} fields={fields} />
        {view.ownWords.length > 0 && <OwnWords view={view} fields={fields} />}
        <AskedFields asked={view} fields={fields} form={form} lead={<PackLine view={view} />} />
        <ChoiceList kind="checkbox" name="declined" legend={words.form.declinedWhole} hideLegend value={fields.value('declined') === 'yes' ? ['yes'] : []} error={fields.problem('declined')} options={[{ value: 'yes', label: words.form.declinedWhole }]} />
        <SendState shown={shown} />
        {(shown.kind === 'not-sent' || shown.kind === 'not-whole') && <NumbersHere />}
        <noscript><NumbersHere /></noscript>
        {shown.kind === 'not-saved' && <p role="status">{words.waited.notYet}</p>}
        {shown.kind === 'sent' && shown.answer === 'waits' && <p><a href={`/drafts/${view.ids.scale}`}>{words.waited.goOn}</a></p>}
        {shown.kind === 'sent' && shown.answer === 'not-kept' && <Banner tone="attention" word={frame.banner.attention} live>{words.waited.notKept}</Banner>}
        <ButtonRow>
          <Button look="action">{words.form.save}</Button>
          <ButtonLink href={`/cases/${view.file.id}`} look="quiet">{words.form.cancel}</ButtonLink>
        </ButtonRow>
      </Stack>
    </form>
  )
}

/** Gentle: nothing here stops anybody. */
function Hints({ view: { hints } }: { view: EntryView }) {
  const { scales: { hints: words }, frame } = useWords()
  const language = useLanguage()
  const lines = [
    hints.atThisVisit >= 2 && words.visit,
    hints.before && hints.before.days === 0 && say(words.soonToday, { recall: hints.before.recall }),
    hints.before && hints.before.days > 0 && plural(language, words.soon, hints.before.days, { recall: hints.before.recall }),
    hints.age && (hints.age.to === null ? say(words.ageFrom, { from: hints.age.from ?? 0 }) : say(words.ageBetween, { from: hints.age.from ?? 0, to: hints.age.to })),
  ].filter((line) => typeof line === 'string')
  return lines.length > 0 ? <Banner tone="info" word={frame.banner.info}>{lines.map((line) => <p key={line}>{line}</p>)}</Banner> : null
}

function AboutForm({ view, fields: { value, problem } }: { view: EntryView; fields: Fields }) {
  const { scales: words, people, frame } = useWords()
  const options = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) => values.map((each) => ({ value: each, label: labels[each] }))
  const field = (name: string, usual: string) => ({ name, defaultValue: value(name) ?? usual, error: problem(name) })
  return (
    <div className="scale-about">
      <Field {...field('measuredOn', view.day)} label={words.when} kind="date" latest={view.day} />
      {view.members.length > 0 && <Field {...field('member', '')} label={words.form.member} kind="select" empty={frame.field.choose} options={view.members.map(({ code, role }) => ({ value: code, label: `${code} · ${people.familyRoles[role as keyof typeof people.familyRoles]}` }))} />}
      <Field {...field('mode', 'self')} label={words.form.mode} kind="select" options={options(modes, words.modes)} />
      <Field {...field('rater', view.usualRater)} label={words.form.rater} kind="select" options={options(raters, words.raters)} />
      {view.pack ? <><input type="hidden" name="language" value={view.pack.language} readOnly /><input type="hidden" name="version" value={view.pack.version} readOnly /></> : (
        <>
          <Field {...field('language', view.language)} label={words.form.language} kind="select" options={options(languages, words.languages)} />
          <Field {...field('version', '')} label={words.form.version} placeholder={words.plots.standard} maxLength={longestVersion} />
        </>
      )}
    </div>
  )
}

/** In the client's own words, as last time unless they say it otherwise now. */
function OwnWords({ view, fields: { value, problem } }: { view: EntryView; fields: Fields }) {
  const { scales: words, names } = useWords()
  const language = useLanguage()
  const found = problem('leaveNames')
  return (
    <Section title={words.form.ownWords}>
      <p className="quiet">{words.form.ownWordsHint}</p>
      <Stack>{view.ownWords.map(({ id, before, on }) => (
        <Field key={id} name={`words.${id}`} label={scoreName(words, id)} hint={on ? say(words.form.lastWords, { date: formatDate(on, language), text: before }) : undefined} sensitive max={longestWords}
          defaultValue={value(`words.${id}`) ?? before} error={problem(`words.${id}`)} />
      ))}</Stack>
      {found && <ChoiceList kind="checkbox" name="leaveNames" legend={names.leaveLegend} error={found} options={[{ value: 'yes', label: names.plainLeave }]} />}
    </Section>
  )
}

function PackLine({ view: { pack, packs, file, tool } }: { view: EntryView }) {
  const { scales: words } = useWords()
  const base = `/cases/${file.id}/scales/new/${tool.id}`
  if (pack) return <><p className="quiet">{say(words.form.licenceLine, { licence: pack.licence })} <a href={`${base}?pack=none`}>{words.form.paperInstead}</a></p>{pack.instruction && <p>{pack.instruction}</p>}</>
  if (packs.length === 0) return null
  return <p>{words.form.usePack}: {packs.map(({ id, version, language }) => <a key={id} href={`${base}?pack=${id}`}>{`${version}, ${words.languages[language as keyof typeof words.languages]}`}</a>)}</p>
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)
