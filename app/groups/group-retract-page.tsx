import type { NamedProblems } from '#app/http/answer-with-names.server.ts'
import { useWords } from '#app/language/words.tsx'
import { RetractForm } from '#app/sessions/retract-page.tsx'
import { groupRetractionReasons } from './group.ts'
import type { RetractedSession } from './retract-group-session.server.ts'

export function GroupRetractPage({ view, problems }: { view: RetractedSession; problems?: NamedProblems | undefined }) {
  const { groups: { retract } } = useWords()
  return <RetractForm view={view} said={retract} reasons={groupRetractionReasons.map((reason) => ({ value: reason, label: retract.reasons[reason] }))} back={`/groups/${view.groupId}`} problems={problems} />
}
