import { purposes, sheetVersion, statements, type Answers, type ConsentGiven } from '#app/cases/consent.ts'
import { noIdentity, type Identity } from '#app/cases/identity.ts'
import { openCase, type NewCase, type Opened } from '#app/cases/open-case.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'

export const consent = (changed: Partial<Answers> = {}): ConsentGiven => ({
  sheet: { version: sheetVersion, language: 'az' }, statements: [...statements], how: 'signature', by: { who: 'self' },
  answers: { ...Object.fromEntries(purposes.map((purpose) => [purpose, true])) as Answers, recording: false, ...changed },
})

export const header: NewCase['header'] = { sex: 'female', ageBand: '26-45', category: 'mine-survivor' }

export const identity = (changed: Partial<Identity> = {}): Identity => ({
  ...noIdentity, givenName: 'Sevil', familyName: 'Əliyeva', birth: { kind: 'year', year: 1985, estimated: false }, phone: '050 111 22 33', safeToCall: 'yes', whoMayAnswer: 'not the husband', ...changed,
})

export const newCase = (changed: Partial<NewCase> = {}): NewCase => ({ kind: 'individual', district: 'Aghdam', header, consent: consent(), identity: identity(), ...changed })

export const opened = (scope: Scope, changed: Partial<NewCase> = {}): Promise<Opened> => openCase(scope, newCase(changed))

/** The rules say yes to everything: what still refuses are the keys. */
export const rulesOff = (scope: Scope): Scope => ({ ...scope, rules: { holds: () => true } })

/** How an act was refused; 'done' when it was not. */
export async function refusalOf(act: Promise<unknown>): Promise<string> {
  try {
    await act
    return 'done'
  } catch (error) {
    return isRefusal(error) ? error.kind : `${error as string}`
  }
}

/** Another letter in the middle of a stored text. */
export const flipped = <T extends string>(text: T): T => {
  const at = Math.floor(text.length / 2)
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}` as T
}
