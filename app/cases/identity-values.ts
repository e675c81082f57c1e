import type { Identity } from './identity.ts'

/** Identity as the fields of its form: one text for each name. */
export type IdentityValues = Record<'givenName' | 'familyName' | 'patronymic' | 'alsoCalled' | 'birthKind' | 'birthDay' | 'birthYear' | 'phone' | 'safeToCall' | 'safeToLeaveMessage' | 'whoMayAnswer' | 'address'
  | 'guardianName' | 'guardianRelation' | 'guardianAlsoCalled' | 'emergencyName' | 'emergencyAlsoCalled' | 'emergencyPhone' | 'preferredLanguage' | 'familyLinks', string>

export function identityValues({ birth, guardian, emergencyContact, ...rest }: Identity): IdentityValues {
  return {
    givenName: rest.givenName, familyName: rest.familyName, patronymic: rest.patronymic, alsoCalled: rest.alsoCalled ?? '',
    birthKind: birth.kind === 'year' && birth.estimated ? 'estimated' : birth.kind, birthDay: birth.kind === 'day' ? birth.day : '', birthYear: birth.kind === 'year' ? String(birth.year) : '',
    phone: rest.phone, safeToCall: rest.safeToCall, safeToLeaveMessage: rest.safeToLeaveMessage, whoMayAnswer: rest.whoMayAnswer, address: rest.address,
    guardianName: guardian.name, guardianRelation: guardian.relation, guardianAlsoCalled: guardian.alsoCalled ?? '', emergencyName: emergencyContact.name, emergencyAlsoCalled: emergencyContact.alsoCalled ?? '', emergencyPhone: emergencyContact.phone,
    preferredLanguage: rest.preferredLanguage, familyLinks: rest.familyLinks,
  }
}
