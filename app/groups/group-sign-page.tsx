import { formatDate } from '#app/language/dates.ts'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import type { NamesView } from '#app/names/names-panel.tsx'
import { SignFrame, type SignFrameProblem } from '#app/sessions/sign-frame.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { groupLabel } from './group-label.ts'
import { SessionReading } from './group-pages.tsx'
import { hereOf, type GroupSessionContent } from './group.ts'
import type { SessionGroup } from './group-view.ts'

export type GroupSigning = { draftId: string; group: SessionGroup; compareFirst: boolean; content: GroupSessionContent; names: NamesView }

export function SignGroupSession({ view: { draftId, group, compareFirst, content, names }, problem }: { view: GroupSigning; problem?: SignFrameProblem }) {
  const words = useWords().groups
  const language = useLanguage()
  return (
    <SignFrame draftId={draftId} code={<CodeName code={group.code} word={group.word} href={`/groups/${group.id}`} />} compareFirst={compareFirst}
      ready names={names} label={(field) => groupLabel(words, field)} problem={problem} sentence={words.signSentence}>
      <p>{formatDate(content.sessionOn, language)} · {content.theme} · {plural(language, words.hereCount, hereOf(content.children).length)}</p>
      <SessionReading content={content} />
    </SignFrame>
  )
}
