// Checked by `npm run typecheck`: every line under an `@ts-expect-error` must be refused by the compiler. Never run.
import type { Kysely } from 'kysely'
import type { CasePermit } from '#app/cases/permit-case.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { look } from '#app/audit/look.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import type { Column } from '#db/columns.ts'
import type { Schema } from '#db/schema.ts'

declare const db: Kysely<Schema>
declare const key: CompartmentKey
declare const scope: Scope
declare const readPermit: CasePermit<'read'>
declare const content: Sealed<'note.content'>
declare function writes(permit: CasePermit<'write'>): void
declare function supervises(permit: CasePermit<'supervise'>): void

const place = { record: 'r', revision: 1 }
const caseId = newId<'case'>()
const noteId = newId<'note'>()

export function idsDoNotMix(): Id<'case'>[] {
  return [
    caseId,
    // @ts-expect-error a note is not a case
    noteId,
    // @ts-expect-error any text is not an id
    'b0c1d2e3-0000-4000-8000-000000000000',
  ]
}

export function plaintextDoesNotReachAColumn() {
  const update = db.updateTable('case_file')
  return [
    update.set({ header: seal(key, 'case.header', place, {}) }),
    // @ts-expect-error plain text in a sealed column
    update.set({ header: '{"name":"…"}' }),
    // @ts-expect-error another column's document
    update.set({ header: content }),
    // @ts-expect-error an unknown column
    update.set({ nick_name: 'x' }),
  ]
}

export function anotherDocumentDoesNotOpen() {
  open(key, 'note.content', place, content)
  // @ts-expect-error the document of another type
  open(key, 'note.addendum', place, content)
  // @ts-expect-error a type that is not in the registry
  seal(key, 'note.anything', place, {})
  // @ts-expect-error text somebody read somewhere
  open(key, 'note.content', place, 'AQ…')
}

export function aPermitCarriesWhatWasDecided() {
  // @ts-expect-error reading is not writing
  writes(readPermit)
  // @ts-expect-error reading is not supervising
  supervises(readPermit)
  // @ts-expect-error nobody writes a permit by hand
  writes({ caseId, to: 'write', as: 'psychologist', file: readPermit.file })
}

export function looksAreOfCasesAndOfKnownKinds() {
  return [
    look(scope, { caseId, record: noteId, what: 'note' }),
    // @ts-expect-error a note is not a case
    look(scope, { caseId: noteId, record: noteId, what: 'note' }),
    // @ts-expect-error a kind without a word on the page
    look(scope, { caseId, record: noteId, what: 'glance' }),
  ]
}

// @ts-expect-error a column says whether it is sealed, or why not
export const undeclared: Column = {}
