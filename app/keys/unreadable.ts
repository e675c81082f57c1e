import type { DocumentType } from './document-types.ts'

/** A document that does not open: altered, swapped, rolled back, cut, or under another key. It names the record, never its text. */
export class Unreadable extends Error {
  readonly documentType: DocumentType
  readonly record: string

  constructor(documentType: DocumentType, record: string) {
    super('this record cannot be opened')
    this.name = 'Unreadable'
    this.documentType = documentType
    this.record = record
  }
}

/** By name, not by class: the server bundle and the scripts each have their own copy of this module. */
export function isUnreadable(error: unknown): error is Unreadable {
  return error instanceof Error && error.name === 'Unreadable' && 'documentType' in error
}
