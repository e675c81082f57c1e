import { roles, type Role } from '#app/work/scope.ts'

/** Small Latin letters, digits, dot, hyphen and underscore: the same on every keyboard of the programme. */
export const signInNamePattern = /^[a-z0-9][a-z0-9._-]{1,39}$/

/** How a sign-in name is looked up, however it was typed. */
export const signInNameOf = (typed: string): string => typed.trim().toLowerCase()

export type Device = 'personal' | 'shared' | 'public'
export const devices: readonly Device[] = ['personal', 'shared', 'public']

export type FactorKind = 'totp' | 'sheet'

/** Nobody is both: one counts what the other writes, or watches over the other. */
const apart: readonly (readonly [Role, Role])[] = [['delegate', 'psychologist'], ['administrator', 'data-protection']]

/** The two roles of this list that nobody holds together, or undefined. */
export function rolesApart(held: readonly Role[]): readonly [Role, Role] | undefined {
  return apart.find(([first, second]) => held.includes(first) && held.includes(second))
}

export const isRole = (text: string): text is Role => roles.some((role) => role === text)

export const activationDays = 7
