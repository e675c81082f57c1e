import { formatNumber } from './dates.ts'
import type { Language } from './language.ts'
import type { Placeholders, PluralForms, Values } from './message.ts'

/**
 * Fills the `{name}` places of a message: `say(words.frame.saving.saved, { time: '14:02' })`.
 * The compiler asks for exactly the names of the English text. Values are put in as they are: React escapes them.
 */
export function say<const Template extends string>(template: Template, values: Values<Template>): string {
  return fill(template, values)
}

/** What `plural` still asks for: nothing when the number is the only place. */
type Rest<Template extends string> = string extends Template
  ? [values?: Readonly<Record<string, string | number>>]
  : [Exclude<Placeholders<Template>, 'n'>] extends [never]
    ? [values?: undefined]
    : [values: { readonly [Name in Exclude<Placeholders<Template>, 'n'>]: string | number }]

/** `plural('ru', words.cases.count, 21)`: the form for a number, with `{n}` written in that language. */
export function plural<const Forms extends PluralForms>(
  language: Language,
  forms: Forms,
  n: number,
  ...rest: Rest<Forms['other']>
): string {
  const form = forms[pluralForm(language, n)] ?? forms.other
  return fill(form, { ...rest[0], n: formatNumber(n, language) })
}

export type PluralForm = keyof PluralForms

/** CLDR's cardinal rules, written out: Chromium carries no Azerbaijani plural data. */
export function pluralForm(language: Language, n: number): PluralForm {
  const whole = Math.abs(n)
  if (language === 'ru') return russianForm(whole)
  return whole === 1 ? 'one' : 'other'
}

function russianForm(n: number): PluralForm {
  if (!Number.isInteger(n)) return 'other'
  const last = n % 10
  const teen = n % 100 >= 11 && n % 100 <= 14
  if (last === 1 && !teen) return 'one'
  return last >= 2 && last <= 4 && !teen ? 'few' : 'many'
}

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? place : String(value)
  })
}
