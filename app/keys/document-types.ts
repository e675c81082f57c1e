import type { CompartmentKind } from './compartments.ts'

/**
 * The append-only registry of sealed document types. The *number* is what is bound into every envelope
 * (a renamed table must not destroy data): never change or reuse one. A changed shape that old code cannot
 * read gets a new `version`. `size` is one fixed padded size in bytes for shapes whose length would tell.
 */
export const documentTypes = {
  'grant.short-cut': { number: 1, version: 1, within: 'any', size: 64 },
  'case.header': { number: 2, version: 1, within: 'clinical' },
  'case.identity': { number: 3, version: 1, within: 'identity' },
  'case.consent': { number: 4, version: 1, within: 'clinical' },
  'note.content': { number: 5, version: 1, within: 'clinical' },
  'note.addendum': { number: 6, version: 1, within: 'clinical' },
  'note.retraction': { number: 7, version: 1, within: 'clinical' },
  'draft.content': { number: 8, version: 1, within: 'drafts' },
  'assessment.content': { number: 9, version: 1, within: 'clinical' },
  'care-plan.content': { number: 10, version: 1, within: 'clinical' },
  'case.look': { number: 11, version: 1, within: 'clinical', size: 512 },
  'group.content': { number: 12, version: 1, within: 'group' },
  'group-session.content': { number: 13, version: 1, within: 'group' },
  'agreement.content': { number: 14, version: 1, within: 'supervision' },
  'review.content': { number: 15, version: 1, within: 'supervision' },
  'review.comment': { number: 16, version: 1, within: 'supervision' },
  'facts.pack': { number: 17, version: 1, within: 'statistics' },
  'facts.subjects': { number: 18, version: 1, within: 'statistics' },
  'ledger.figure': { number: 19, version: 1, within: 'ledger' },
  'audit.hour': { number: 20, version: 1, within: 'audit', size: 512 },
  'audit.detail': { number: 21, version: 1, within: 'audit', size: 512 },
  'compartment.head': { number: 22, version: 1, within: 'any' },
  'person.pins': { number: 23, version: 1, within: 'private' },
  'person.process-note': { number: 24, version: 1, within: 'private' },
  'risk.alert': { number: 25, version: 1, within: 'risk' },
  'risk.part': { number: 26, version: 1, within: 'risk' },
  'risk.safety-plan': { number: 27, version: 1, within: 'risk' },
  'emergency.card': { number: 28, version: 1, within: 'emergency' },
  'reintegration.entry': { number: 29, version: 1, within: 'reintegration' },
  'safeguarding.report': { number: 30, version: 1, within: 'safeguarding' },
  'scale.answers': { number: 31, version: 1, within: 'clinical', size: 2048 },
  'compartment.older-key': { number: 32, version: 1, within: 'any', size: 512 },
  'contact.content': { number: 33, version: 1, within: 'clinical' },
  'matching.key': { number: 34, version: 1, within: 'matching', size: 512 },
  'scale.retraction': { number: 45, version: 1, within: 'clinical', size: 512 },
  'risk.alert-header': { number: 40, version: 1, within: 'drafts', size: 512 },
  'person.telephone': { number: 41, version: 1, within: 'private', size: 512 },
  'competency.rating': { number: 46, version: 1, within: 'supervision' },
  'ledger.entry': { number: 50, version: 1, within: 'ledger' },
  'release.record': { number: 51, version: 1, within: 'ledger' },
  'release.for-approval': { number: 52, version: 1, within: 'audit' },
  'closure.content': { number: 55, version: 1, within: 'clinical' },
  'closure.retraction': { number: 56, version: 1, within: 'clinical', size: 512 },
  'reintegration.session': { number: 57, version: 1, within: 'reintegration', size: 1024 },
  'identity.not-names': { number: 60, version: 1, within: 'identity' },
  'person.not-names': { number: 61, version: 1, within: 'private' },
  'consent.paper': { number: 62, version: 1, within: 'identity' },
  'report.texts': { number: 63, version: 1, within: 'ledger' },
  'report.for-officers': { number: 64, version: 1, within: 'audit' },
  'group-session.retraction': { number: 66, version: 1, within: 'group' },
  'form.kept': { number: 67, version: 1, within: 'drafts' },
  'assessment.retraction': { number: 69, version: 1, within: 'clinical' },
  'contact.retraction': { number: 70, version: 1, within: 'clinical' },
} as const satisfies Record<string, { number: number; version: number; within: CompartmentKind | 'any'; size?: number }>

export type DocumentType = keyof typeof documentTypes

declare const seals: unique symbol
/** A sealed document of one type, as base64url text. Only `seal` and `sealToPublicSide` make one. */
export type Sealed<T extends DocumentType> = string & { readonly [seals]: T }
