import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Button } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Section } from '#app/ui/page-heading.tsx'

export type DueContactLine = { id: string; caseId: string; code: string; word: string; dueOn: string; tries: number }

type What = { contacts: DueContactLine[]; title: string; action: '/alerts/contacts' | '/closures/follow-ups' }

/** After an alert or a case was closed: whom to ask how it goes, until reached or tried three times. */
export function DueContacts({ contacts, title, action }: What) {
  const { risk: { today } } = useWords()
  const language = useLanguage()
  return (
    <Section title={title}>
      <ul className="plain-list">
        {contacts.map((one) => (
          <li key={one.id}>
            <form method="post" action={action} className="button-row">
              <input type="hidden" name="contactId" value={one.id} />
              <span><CodeName code={one.code} word={one.word} href={`/cases/${one.caseId}`} /> · {say(today.due, { date: formatDate(one.dueOn, language) })}{one.tries > 0 && ` · ${plural(language, today.tries, one.tries)}`}</span>
              <Button name="did" value="made" small icon="check">{today.made}</Button>
              <Button name="did" value="tried" small look="quiet">{today.tried}</Button>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  )
}
