import type { Language } from '#app/work/scope.ts'

/** Who the person is. It lies in its own compartment: the treating psychologist and recovery, nobody else. */
export type Identity = {
  givenName: string
  familyName: string
  patronymic: string
  /** Diminutives and nicknames, between commas: what the name check must know as well. Absent in records of before. */
  alsoCalled?: string
  birth: { kind: 'unknown' } | { kind: 'day'; day: string } | { kind: 'year'; year: number; estimated: boolean }
  phone: string
  safeToCall: CallRule
  safeToLeaveMessage: CallRule
  /** Who may answer, when to call, who must not know. Shown before the phone. */
  whoMayAnswer: string
  address: string
  guardian: { name: string; relation: string; alsoCalled?: string }
  emergencyContact: { name: string; phone: string; alsoCalled?: string }
  preferredLanguage: Language | 'other' | ''
  familyLinks: string
}

export const callRules = ['yes', 'no', 'ask'] as const
/** `ask`: not yet asked, so: do not. */
export type CallRule = (typeof callRules)[number]

export const noIdentity: Identity = {
  givenName: '', familyName: '', patronymic: '', birth: { kind: 'unknown' }, phone: '', safeToCall: 'ask', safeToLeaveMessage: 'ask', whoMayAnswer: '',
  address: '', guardian: { name: '', relation: '' }, emergencyContact: { name: '', phone: '' }, preferredLanguage: '', familyLinks: '',
}
