import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { PageHeading, Section } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { Changes, Scores } from './change-line.tsx'
import type { ScalePageView } from './scale-view.ts'
import { bandLine, itemName, scoreName, seriesWords, valueName } from './scale-words.ts'

/** One kept scale: what it says, against last time, and what it obliges to now. */
export function ScalePage({ view }: { view: ScalePageView }) {
  const { scales: words, frame } = useWords()
  const language = useLanguage()
  const { file, line, retracted } = view
  const parts = view.scores.filter(({ id }) => !line.scores.some((score) => score.id === id))
  return (
    <>
      <PageHeading title={line.short} code={<CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />} lead={`${formatDate(line.measuredOn, language)} · ${seriesWords(words, line)} · ${words.modes[line.mode]}`}
        state={retracted && <StateBadge>{sessionsRetracted(words)}</StateBadge>} />
      <ProtectionStrip title={frame.protection.title} line={say(frame.protection.readBy, { names: file.readers })} />
      {retracted && <Banner tone="info" word={frame.banner.info}>{say(words.page.retractedOn, { date: formatDate(retracted.on, language), reason: words.retract.reasons[retracted.reason as keyof typeof words.retract.reasons] })}</Banner>}
      {!retracted && <Findings view={view} />}
      {view.unanswered.length > 0 && <p>{say(words.page.incomplete, { items: view.unanswered.join(', ') })}</p>}
      <Section title={words.page.scores}>
        <Scores line={line} />
        {parts.length > 0 && <Facts items={parts.map((score) => ({ term: scoreName(words, score.id), value: <>{score.value ?? '–'}{score.band && <small> {bandLine(words, line.short, score)}</small>}</> }))} />}
        <Marks view={view} />
      </Section>
      {view.words.length > 0 && <Section title={words.form.ownWords}><Facts items={view.words.map(({ id, text }) => ({ term: scoreName(words, id), value: <span translate="no">{text}</span> }))} /></Section>}
      {!line.declined && !retracted && line.scores.length > 0 && <Section title={words.page.change}><Changes changes={line.changes} /></Section>}
      {view.answers.length > 0 && (
        <Section title={words.page.answers}>
          <DataTable caption={words.page.answers} hideCaption dense rows={view.answers} rowKey={(item) => item.id} columns={[
            { key: 'item', label: words.page.item, head: true, cell: (item) => [item.no, itemName(words, item)].filter((part) => part !== null).join(' · ') },
            { key: 'value', label: words.page.answer, cell: (item) => (item.value === null ? words.page.notAnswered : valueName(words, item.value)) },
          ]} />
        </Section>
      )}
      <p className="quiet">{say(words.page.kept, { date: formatDate(view.enteredOn, language), name: view.authorName })} · {say(words.page.digest, { digest: view.digest.slice(0, 8) })}</p>
      <ButtonRow>
        <ButtonLink href={`/cases/${file.id}`}>{words.page.backToCase}</ButtonLink>
        <ButtonLink href={`/cases/${file.id}/scales`} icon="chart">{words.page.toAll}</ButtonLink>
        {file.isOwner && <ButtonLink href={`/cases/${file.id}/scales/new`}>{words.page.again}</ButtonLink>}
        {file.isOwner && !retracted && <ButtonLink href={`/scales/${line.id}/retract`} look="quiet">{words.page.retract}</ButtonLink>}
      </ButtonRow>
    </>
  )
}

const sessionsRetracted = (words: ReturnType<typeof useWords>['scales']): string => words.retract.title

/** What the answers oblige to, in the same session. */
function Findings({ view: { findings, file } }: { view: ScalePageView }) {
  const { scales: { risk, ...words }, frame } = useWords()
  const [gravest] = findings
  if (!gravest) return null
  const why = findings.map(({ item, score, noAnswer }) => {
    if (score) return say(risk.score, { score: scoreName({ risk, ...words }, score) })
    if (item === undefined) return noAnswer ? risk.noAnswer : risk.outcome
    return say(noAnswer ? risk.itemNoAnswer : risk.item, { item })
  })
  const tone = gravest.level === 'imminent' ? 'danger' : 'attention'
  return (
    <Banner tone={tone} word={frame.banner[tone]} title={risk.title[gravest.level]} live actions={(
      <>
        {gravest.level === 'imminent' && <ButtonLink href="/emergency" look="danger">{risk.card}</ButtonLink>}
        {file.isOwner && gravest.level !== 'imminent' && <ButtonLink href={`/cases/${file.id}/scales/new/asq`}>{risk.askAsq}</ButtonLink>}
      </>
    )}>
      {risk.text[gravest.level]} {say(risk.because, { what: [...new Set(why)].join(', ') })}
    </Banner>
  )
}

function Marks({ view: { cutoffs, patterns } }: { view: ScalePageView }) {
  const { scales: words } = useWords()
  const { page } = words
  const lines = [
    ...cutoffs.map(({ score, op, value, met }) => say(met ? page.cutoffMet : page.cutoffNot, { score: scoreName(words, score), op: op === '>=' ? '≥' : op === '<=' ? '≤' : op, value })),
    ...patterns.map(({ there }, at) => `${say(page.pattern, { id: String.fromCharCode(65 + at) })}: ${there === null ? page.notKnown : there ? page.there : page.notThere}`),
  ]
  return lines.length > 0 ? <details><summary>{page.cutoffs}</summary><ul className="plain-lines">{lines.map((line) => <li key={line}>{line}</li>)}</ul></details> : null
}
