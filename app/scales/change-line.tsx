import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import type { ChangeLine, ScaleLine } from './scale-view.ts'
import { bandLine, outcomeName, scoreName } from './scale-words.ts'

/** "D low mood 24 > 14: better, more than chance (…)" or, where nobody published a threshold, the difference alone. */
export function Changes({ changes }: { changes: readonly ChangeLine[] }) {
  const { scales: words } = useWords()
  const language = useLanguage()
  if (changes.length === 0) return <span className="quiet">{words.noBefore}</span>
  return (
    <ul className="plain-lines">
      {changes.map(({ score, before, beforeOn, now, any, verdict, threshold }) => (
        <li key={score}>
          {changes.length > 1 && `${scoreName(words, score)} `}<strong>{say(words.changeLine, { before, now, any: words.any[any] })}</strong>
          <span className="quiet"> · {fill(words.verdicts[verdict], threshold)} · {formatDate(beforeOn, language)}</span>
        </li>
      ))}
    </ul>
  )
}

const fill = (text: string, threshold: number | null): string => text.replace('{threshold}', String(threshold ?? ''))

/** The numbers of one entry, each with the range of the scale it falls into. */
export function Scores({ line }: { line: ScaleLine }) {
  const { scales: words } = useWords()
  if (line.declined) return <>{words.page.declined}</>
  if (line.outcome) return <>{outcomeName(words, line.outcome)}</>
  return (
    <ul className="plain-lines">
      {line.scores.map((score) => (
        <li key={score.id}>{line.scores.length > 1 && `${scoreName(words, score.id)} `}<strong>{score.value ?? '–'}</strong>{score.band && <span className="quiet"> · {bandLine(words, line.short, score)}</span>}</li>
      ))}
    </ul>
  )
}
