import { isLanguage } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { say } from '#app/language/say.ts'
import type { Scope } from '#app/work/scope.ts'
import { statements } from './consent.ts'
import type { ReadingSheet } from './reading-sheet.ts'

/** In the language asked for (`?sheet=ru`), else in the psychologist's own. */
export function readingSheet({ actor, programme }: Pick<Scope, 'actor' | 'programme'>, asked: string | null): ReadingSheet {
  const language = isLanguage(asked) ? asked : actor.language
  const { consent } = wordsOf(language).cases
  const filled = statements.map((one) => [one, { short: consent.statements[one].short, text: say(consent.statements[one].text as string, { organisation: programme.organisation }) }] as const)
  return { language, statements: Object.fromEntries(filled) as ReadingSheet['statements'], purposes: consent.purposes }
}
