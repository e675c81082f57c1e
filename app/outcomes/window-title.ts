import { formatDate, quarterName, quarterOf } from '#app/language/dates.ts'
import type { Words } from '#app/language/en.ts'
import type { Language } from '#app/language/language.ts'
import { say } from '#app/language/say.ts'
import type { ReachWindow } from './reach-window.ts'

export function windowTitle({ kind, startsOn, endsOn }: ReachWindow, { outcomes }: Words, language: Language): string {
  const year = startsOn.slice(0, 4)
  if (kind === 'quarter') return quarterName(quarterOf(startsOn), language)
  if (kind === 'year') return year
  if (kind === 'half') return say(startsOn.slice(5, 7) === '01' ? outcomes.halfYear.first : outcomes.halfYear.second, { year })
  return say(outcomes.from, { from: formatDate(startsOn, language), to: formatDate(endsOn, language) })
}
