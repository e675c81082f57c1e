import { capitalise } from '#app/language/casing.ts'
import type { Language } from '#app/language/language.ts'
import { stepForms, type Step } from './azerbaijani-ending.ts'
import { clientMark } from './client-mark.ts'
import type { Ending } from './name-forms.ts'
import { azerbaijaniRoles, englishRoles, russianRoles, type AzerbaijaniWord } from './role-words.ts'
import type { Role } from './role.ts'

/** The role in the form the name had: "Əlinin" gives "danışanın", "Лейле" gives "матери", "Rashad's" gives "the client's". */
export function declinedRole(role: Role, ending: Ending | undefined, language: Language, isStart = false): string {
  const word = declined(role, ending, language)
  if (role === 'client' && word === declined('client', undefined, language)) return clientMark
  return isStart ? capitalise(word, language) : word
}

function declined(role: Role, ending: Ending | undefined, language: Language): string {
  // a Latin name in a Russian sentence bears no ending that says anything there
  if (language === 'az') return withSteps(azerbaijaniRoles[role], ending?.language === 'az' ? ending.steps : [])
  if (language === 'ru') return russianRoles[role][ending?.language === 'ru' ? plainCase[ending.grammaticalCase] : 'nominative']
  return englishRoles[role] + (ending?.language === 'en' && ending.isPossessive ? "'s" : '')
}

const plainCase = {
  nominative: 'nominative', genitive: 'genitive', dative: 'dative', accusative: 'accusative', instrumental: 'instrumental', prepositional: 'prepositional',
  oblique: 'genitive', plural: 'nominative', possessive: 'genitive',
} as const

/** Endearments of a name are no part of a role. */
const onlyOfNames: ReadonlySet<Step> = new Set<Step>(['dear', 'little', 'littler', 'dearer', 'from', 'household'])
const afterIts: Partial<Record<Step, Step>> = { genitive: 'itsGenitive', dative: 'itsDative', accusative: 'itsAccusative', locative: 'itsLocative', ablative: 'itsAblative' }

function withSteps({ word, isOwned, beforeVowel }: AzerbaijaniWord, steps: readonly Step[]): string {
  return steps.filter((step) => !onlyOfNames.has(step)).reduce((made, step, at) => {
    const form = stepForms[(isOwned && afterIts[step]) || step][/[aəeıioöuü]$/.test(made) ? 1 : 0]
    const stem = at === 0 && beforeVowel && /^[AI]/.test(form) ? beforeVowel : made
    return stem + voiced(form, made)
  }, word)
}

const narrow: Readonly<Record<string, string>> = { a: 'ı', ı: 'ı', o: 'u', u: 'u', ə: 'i', e: 'i', i: 'i', ö: 'ü', ü: 'ü' }

/** A and I of an ending after the vowels before it. */
function voiced(form: string, before: string): string {
  let last = before.match(/[aəeıioöuü]/g)?.at(-1) ?? 'ə'
  return [...form].map((letter) => {
    if (letter === 'A') return (last = /[aıou]/.test(last) ? 'a' : 'ə')
    if (letter === 'I') return (last = narrow[last]!)
    return letter
  }).join('')
}
