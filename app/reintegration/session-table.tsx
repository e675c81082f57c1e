import { districtWord } from '#app/language/district-word.ts'
import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Button } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import type { SessionLine } from './register-view.ts'

/** Sessions led, the newest first; each can be taken back where it stands. */
export function SessionTable({ sessions, shown }: { sessions: SessionLine[]; shown: number }) {
  const all = useWords()
  const { reintegration: words } = all
  const language = useLanguage()
  const { sessionColumns: columns } = words
  const whole = (line: SessionLine) => (line.kind === 'session' ? line : undefined)
  return (
    <>
      <DataTable caption={words.sessions} hideCaption dense rows={sessions.slice(0, shown)} rowKey={(line) => line.id} empty={<p>{words.noSession}</p>} columns={[
        { key: 'on', label: columns.on, head: true, cell: (line) => formatDate(line.on, language) },
        { key: 'place', label: columns.place, cell: (line) => (line.kind === 'session' ? [words.places[line.place], line.line].filter(Boolean).join(' · ') : <StateBadge tone="attention" icon="alert">{words.unreadable}</StateBadge>) },
        { key: 'district', label: columns.district, cell: (line) => districtWord(all, whole(line)?.district ?? '–') },
        { key: 'leaders', label: columns.leaders, cell: (line) => whole(line)?.leaders ?? '–' },
        { key: 'participants', label: columns.participants, numeric: true, cell: (line) => whole(line)?.participants ?? '–' },
        { key: 'action', label: words.takeBackSession, cell: (line) => (line.kind === 'session' && (
          <form method="post" action="/reintegration/sessions/taken-back">
            <input type="hidden" name="session" value={line.id} />
            <Button look="quiet" small aria-label={say(words.takeBackSessionOf, { date: formatDate(line.on, language) })}>{words.takeBackSession}</Button>
          </form>
        )) },
      ]} />
      {sessions.length > shown && <p className="quiet">{plural(language, words.more, sessions.length - shown)}</p>}
    </>
  )
}
