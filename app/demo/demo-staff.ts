import type { Language, Role } from '#app/work/scope.ts'

/** Nobody here is real. `writes` is the language of the notes. */
export type StaffMember = { signInName: string; name: string; roles: Role[]; language: Language; districts: string[]; writes: Language }

export const demoOrganisation = 'Sample Red Crescent (synthetic)'
/** One for all accounts: this programme protects nobody, and every page of it says DEMO. */
export const demoPassphrase = 'seven quiet lanterns by the river'
export const demoPin = '314159'

export const administrator: StaffMember = { signInName: 'kamran', name: 'Kamran A.', roles: ['administrator'], language: 'en', districts: [], writes: 'en' }

export const staff: readonly StaffMember[] = [
  { signInName: 'farid', name: 'Farid H.', roles: ['data-protection'], language: 'en', districts: [], writes: 'en' },
  { signInName: 'anna', name: 'Anna K.', roles: ['delegate'], language: 'en', districts: [], writes: 'en' },
  { signInName: 'leyla', name: 'Leyla M.', roles: ['supervisor'], language: 'en', districts: [], writes: 'en' },
  { signInName: 'gunay', name: 'Günay V.', roles: ['reintegration'], language: 'az', districts: [], writes: 'az' },
  { signInName: 'rena', name: 'Rena H.', roles: ['psychologist'], language: 'az', districts: ['Aghdam'], writes: 'az' },
  { signInName: 'elchin', name: 'Elçin Q.', roles: ['psychologist'], language: 'az', districts: ['Fuzuli', 'Beylagan'], writes: 'az' },
  { signInName: 'nigar', name: 'Nigar S.', roles: ['psychologist'], language: 'ru', districts: ['Tartar'], writes: 'ru' },
  { signInName: 'murad', name: 'Murad T.', roles: ['psychologist'], language: 'en', districts: ['Barda', 'Goranboy'], writes: 'en' },
  { signInName: 'sevinj', name: 'Sevinc Ə.', roles: ['psychologist'], language: 'az', districts: ['Aghjabadi'], writes: 'az' },
]
