import type { Words } from '#app/language/en.ts'
import type { IconName } from '#app/ui/icon.tsx'
import type { Role } from '#app/work/scope.ts'

export type DeskPlace = { href: string; word: keyof Words['frame']['nav']; icon: IconName }

const places: readonly (DeskPlace & { for: readonly Role[] })[] = [
  { href: '/today', word: 'today', icon: 'home', for: ['psychologist', 'supervisor', 'delegate', 'administrator', 'data-protection', 'reintegration', 'focal-point'] },
  { href: '/caseload', word: 'cases', icon: 'list', for: ['psychologist', 'supervisor'] },
  { href: '/groups', word: 'groups', icon: 'people', for: ['psychologist'] },
  { href: '/supervision', word: 'supervision', icon: 'chat', for: ['psychologist', 'supervisor'] },
  { href: '/reintegration', word: 'reintegration', icon: 'people', for: ['reintegration'] },
  { href: '/outcomes', word: 'outcomes', icon: 'chart', for: ['delegate'] },
  { href: '/outcomes/releases', word: 'outcomes', icon: 'chart', for: ['data-protection'] },
  { href: '/people', word: 'programme', icon: 'people', for: ['administrator'] },
  { href: '/audit', word: 'audit', icon: 'shield', for: ['data-protection', 'administrator'] },
]

/** Where own notes are searched; nobody else has any. */
export const searchFor = (roles: readonly Role[]): string | undefined => (roles.includes('psychologist') ? '/search' : undefined)

/** The places of one person's rail, in the order of a working day. What a page shows is decided by its own loader. */
export function placesOf(roles: readonly Role[]): DeskPlace[] {
  return places.filter((place) => place.for.some((role) => roles.includes(role))).map(({ href, word, icon }) => ({ href, word, icon }))
}

/** Who works with cases, or keeps the roster. */
export const maySeeDuty = (roles: readonly Role[]): boolean => roles.some((role) => role === 'psychologist' || role === 'supervisor' || role === 'delegate' || role === 'administrator')
