import type { NamedProblems } from '#app/http/answer-with-names.server.ts'
import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { ClosureForm } from './closure-form.tsx'
import { TakeBackForm } from './closure-take-back.tsx'
import type { ClosureView, EarlierClosure, SignedClosure } from './closure-view.ts'
import { appraisedAreas, nameUntil, raters } from './closure.ts'

/** Written while the case is closing; read by whoever reads the file, under its code. */
export function ClosurePage({ view, problems }: { view: ClosureView; problems: NamedProblems | undefined }) {
  const { closure: words, frame } = useWords()
  const { file, signed, earlier, form } = view
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={say(words.readers, { names: file.readers })} />
      <PageHeading title={words.title} code={<CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />} lead={words.lead} />
      {signed && <Signed signed={signed} />}
      {form && <ClosureForm form={form} problems={problems} caseId={file.id} />}
      {!signed && !form && <EmptyState title={words.notClosing} action={<ButtonLink href={`/cases/${file.id}`}>{words.toCase}</ButtonLink>}>{file.isOwner && words.notClosingText}</EmptyState>}
      {signed && file.isOwner && <TakeBackForm problems={problems} />}
      {earlier.length > 0 && <Earlier earlier={earlier} />}
    </>
  )
}

function Signed({ signed: { content, followUps: made, signedOn, authorName, digest } }: { signed: SignedClosure }) {
  const { closure: words, cases } = useWords()
  const language = useLanguage()
  const { followUps } = content
  const kept = nameUntil(content)
  const dayOf = (day: string): string => {
    const state = made.find(({ dueOn }) => dueOn === day)?.state ?? 'planned'
    return state === 'planned' ? formatDate(day, language) : `${formatDate(day, language)} · ${words.followUpStates[state]}`
  }
  const planned = followUps.answer === 'planned' ? [
    { term: words.firstOn, value: dayOf(followUps.firstOn) }, { term: words.secondOn, value: dayOf(followUps.secondOn) },
  ] : []
  return (
    <Stack>
      <Facts items={[
        { term: words.closedOn, value: formatDate(content.closedOn, language) }, { term: words.reason, value: cases.closureReasons[content.reason] },
        { term: words.evaluated, value: words.evaluatedAnswers[content.evaluated ? 'yes' : 'no'] }, { term: words.lastScales, value: words.scales[content.lastScales] },
        ...(kept ? [{ term: words.name, value: say(words.nameKept[content.name!], { date: formatDate(kept, language) }) }] : []),
        { term: words.followUps, value: words.followUpAnswers[followUps.answer] }, ...planned,
      ]} />
      {content.evaluated && (
        <DataTable caption={words.appraisal} hideCaption dense rows={appraisedAreas} rowKey={(area) => area} columns={[
          { key: 'area', label: words.appraisal, head: true, cell: (area) => words.areas[area] },
          ...raters.map((rater) => ({ key: rater, label: words.raters[rater], cell: (area: (typeof appraisedAreas)[number]) => words.changes[content.appraisal[rater][area]] })),
        ]} />
      )}
      {content.goals && <Section title={words.goals}><Prose text={content.goals} /></Section>}
      <p className="quiet">{say(words.signed, { date: formatDate(signedOn, language), name: authorName })} · {say(words.digest, { digest: digest.slice(0, 8) })}</p>
    </Stack>
  )
}

function Earlier({ earlier }: { earlier: EarlierClosure[] }) {
  const words = useWords().closure
  const language = useLanguage()
  const line = ({ signedOn, retractedOn, reason }: EarlierClosure): string => {
    const days = { signed: formatDate(signedOn, language), back: formatDate(retractedOn, language) }
    return reason === null ? say(words.earlierUnreadable, days) : say(words.earlierLine, { ...days, reason: words.takeBackReasons[reason] })
  }
  return <Section title={words.earlier}><ul>{earlier.map((one) => <li key={one.id}>{line(one)}</li>)}</ul></Section>
}
