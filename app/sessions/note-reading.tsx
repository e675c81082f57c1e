import { formatDate, formatDateTime } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Section, Stack } from '#app/ui/page-heading.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { writtenParts, type NoteContent, type Risk } from './note.ts'

/** A note as it is read: what was coded, then the text in the order of its format. */
export function NoteReading({ content }: { content: NoteContent }) {
  const { sessions } = useWords()
  const parts = writtenParts(content)
  return (
    <>
      <Section title={sessions.reading.edit}><NoteFacts content={content} /></Section>
      <Section title={sessions.reading.written} aside={sessions.formats[content.format]}>
        {parts.length === 0 && <p>{sessions.reading.noWords}</p>}
        <Stack>
          {parts.map(({ name, text, own }) => (
            <div key={name}>
              <h3>{sessions.parts[name]}{own ? '' : ` · ${sessions.otherFormat}`}</h3>
              <Prose text={text} />
            </div>
          ))}
          {content.homeTask && <div><h3>{sessions.fields.homeTask}</h3><Prose text={content.homeTask} /></div>}
        </Stack>
      </Section>
    </>
  )
}

function NoteFacts({ content }: { content: NoteContent }) {
  const { sessions: words, frame } = useWords()
  const language = useLanguage()
  const labels = words.fields
  const held = content.outcome === 'held'
  const items: (readonly [string, string | undefined])[] = [
    [labels.sessionOn, [formatDate(content.sessionOn, language), content.startsAt].filter(Boolean).join(', ')],
    [labels.outcome, [frame.sessionOutcomes[content.outcome], content.cancelledBy && words.cancellers[content.cancelledBy]].filter(Boolean).join(' · ')],
    [labels.minutes, held ? plural(language, frame.count.minutes, content.minutes) : undefined],
    [labels.kind, words.kinds[content.kind]],
    [labels.participants, content.participants.join(', ')],
    [labels.mode, [words.modes[content.mode], content.place && words.places[content.place]].filter(Boolean).join(' · ')],
    [labels.language, content.language && words.languages[content.language]],
    [labels.interpreter, content.interpreter && content.interpreter !== 'none' ? words.interpreters[content.interpreter] : undefined],
    [labels.interventions, content.interventions.map((each) => words.interventions[each]).join(', ')],
    [labels.goals, content.goals.map(({ number, change }) => `${say(labels.goal, { n: number })}: ${words.goalChanges[change]}`).join(', ')],
    [labels.riskAnswer, content.risk && riskLine(content.risk, words, language)],
    [labels.nextOn, content.nextOn && formatDate(content.nextOn, language)],
  ]
  return <Facts items={items.flatMap(([term, value]) => (value ? [{ term, value }] : []))} />
}

function riskLine(risk: Risk, words: ReturnType<typeof useWords>['sessions'], language: ReturnType<typeof useLanguage>): string {
  return [
    words.riskAnswers[risk.answer], risk.type && words.riskTypes[risk.type], risk.level && words.riskLevels[risk.level],
    risk.since && formatDate(risk.since, language), risk.reason && words.notAskedReasons[risk.reason],
  ].filter(Boolean).join(' · ')
}

/** When and by whom it was signed, and the eight signs that two people compare. */
export function SignedLine({ by, at, digest }: { by: string; at: string; digest: string }) {
  const { sessions } = useWords()
  const language = useLanguage()
  return (
    <p>
      {say(sessions.signedBy, { name: by })} · <time dateTime={at}>{formatDateTime(at, language)}</time> · <abbr title={sessions.digestHint} translate="no">{say(sessions.digest, { digest })}</abbr>
    </p>
  )
}
