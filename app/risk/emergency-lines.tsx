import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { dialled, oneNumber, type EmergencyCard } from './emergency-numbers.ts'

/** Numbers to call, each on a line that can be pressed. The one that answers from any telephone stands first. */
export function EmergencyLines({ card }: { card: EmergencyCard }) {
  const { risk: { cards }, frame: { emergency } } = useWords()
  const language = useLanguage()
  return (
    <ul className="call-list">
      <li><Telephone number={oneNumber} label={emergency.allDistricts} /></li>
      {card.lines.map(({ line, number, checkedOn }) => (
        <li key={line}>
          <Telephone number={number} label={cards.lines[line]} />
          <span className="quiet">{checkedOn ? say(emergency.checkedOn, { date: formatDate(checkedOn, language) }) : emergency.notChecked}</span>
        </li>
      ))}
    </ul>
  )
}

export function Telephone({ number, label }: { number: string; label: string }) {
  return <a className="telephone" href={`tel:${dialled(number)}`}><Icon name="phone" size={16} /> <span>{label}</span> <strong translate="no">{number}</strong></a>
}

/** Colleagues to call, in the order of the roster. */
export function PeopleLines({ people }: { people: readonly { name: string; phone: string | null }[] }) {
  const { risk: { bar } } = useWords()
  if (people.length === 0) return <p className="quiet">{bar.noSupervisor}</p>
  return (
    <ul className="call-list">
      {people.map(({ name, phone }) => <li key={name}>{phone ? <Telephone number={phone} label={name} /> : <>{name} <span className="quiet">{bar.noPhone}</span></>}</li>)}
    </ul>
  )
}
