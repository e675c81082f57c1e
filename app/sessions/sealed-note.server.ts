import { fromBase64url, lengthPrefixed, toBase64url } from '#app/keys/bytes.ts'
import type { Bundle } from '#app/keys/bundle.server.ts'
import { bundleHash } from '#app/keys/bundle.server.ts'
import { canonicalJson } from '#app/keys/canonical-json.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { DocumentType, Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import type { Keyring } from '#app/keys/keyring.server.ts'
import { verify } from '#app/keys/signature.server.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import type { AddendumContent, NoteContent, NoteMetadata, Retraction, SignedNote } from './note.ts'

/** A signed document is sealed once: no code path writes it again. */
const only = 1

export type StoredNote = {
  id: string; case_id: string; author_id: string; kind: 'individual' | 'family'; session_on: string; signed_on: string
  document: Sealed<'note.content'>
}
export type StoredAddendum = { id: string; note_id: string; author_id: string; number: number; document: Sealed<'note.addendum'> }

/** Ed25519 over salt | canonical content | metadata; digest and signature go into the envelope, never beside it. */
export function signContent(keys: Keyring, content: NoteContent, metadata: NoteMetadata, signedAt: string, fact?: string): SignedNote {
  const salt = newSalt()
  const said = [fromBase64url(salt), canonicalJson(content), canonicalJson({ ...metadata, signedAt })] as const
  return { content, seal: { salt, digest: digestOf(...said), signature: keys.sign('sirdash/sig/note/v1', 'note', ...said), bundle: keys.bundleHash, signedAt, metadata, ...(fact ? { fact } : {}) } }
}

export function sealNote(key: CompartmentKey, note: SignedNote): Sealed<'note.content'> {
  return seal(key, 'note.content', { record: note.seal.metadata.note, revision: only }, note)
}

/** Opens, and compares what stands in the clear with what was signed. The signature itself: `verifyNote`. Throws `Unreadable`. */
export function openStoredNote(key: CompartmentKey, row: StoredNote): SignedNote {
  const note = open(key, 'note.content', { record: row.id, revision: only }, row.document) as SignedNote
  if (!isAbout(note.seal.metadata, row)) throw new Unreadable('note.content', row.id)
  return note
}

/** Checks digest and signature over the row's clear columns against the author's bundle. Throws `Unreadable`. */
export function verifyNote(row: Omit<StoredNote, 'document'>, note: SignedNote, author: Bundle | undefined): void {
  const said = [fromBase64url(note.seal.salt), canonicalJson(note.content), canonicalJson({ ...metadataOf(row), signedAt: note.seal.signedAt })] as const
  const holds = digestOf(...said) === note.seal.digest && isSignedBy(author, row.author_id, note.seal, 'note', ...said)
  if (!holds) throw new Unreadable('note.content', row.id)
}

export function signAddendum(keys: Keyring, addendum: { id: string; note: string; noteDigest: string; number: number; author: string; text: string; signedAt: string }): AddendumContent {
  const salt = newSalt()
  const { text, ...metadata } = addendum
  const said = [fromBase64url(salt), text, canonicalJson(metadata)] as const
  const { note, noteDigest, number, signedAt } = addendum
  return { text, seal: { salt, digest: digestOf(...said), signature: keys.sign('sirdash/sig/note/v1', 'addendum', ...said), bundle: keys.bundleHash, signedAt, note, noteDigest, number } }
}

export function sealAddendum(key: CompartmentKey, id: string, addendum: AddendumContent): Sealed<'note.addendum'> {
  return seal(key, 'note.addendum', { record: id, revision: only }, addendum)
}

/** Opens and verifies; the addendum must name this note, its number and the note's digest. Throws `Unreadable`. */
export function openStoredAddendum(key: CompartmentKey, row: StoredAddendum, noteDigest: string, author: Bundle | undefined): AddendumContent {
  const addendum = open(key, 'note.addendum', { record: row.id, revision: only }, row.document) as AddendumContent
  const { seal: kept, text } = addendum
  const metadata = { id: row.id, note: row.note_id, noteDigest, number: row.number, author: row.author_id, signedAt: kept.signedAt }
  const said = [fromBase64url(kept.salt), text, canonicalJson(metadata)] as const
  const holds = digestOf(...said) === kept.digest && isSignedBy(author, row.author_id, kept, 'addendum', ...said)
  if (!holds) throw new Unreadable('note.addendum', row.id)
  return addendum
}

export function sealRetraction(key: CompartmentKey, note: string, retraction: Retraction): Sealed<'note.retraction'> {
  return seal(key, 'note.retraction', { record: note, revision: only }, retraction)
}

export function openRetraction(key: CompartmentKey, note: string, sealed: Sealed<'note.retraction'>): Retraction {
  return open(key, 'note.retraction', { record: note, revision: only }, sealed) as Retraction
}

const isAbout = (signed: NoteMetadata, row: Omit<StoredNote, 'document'>): boolean =>
  signed.note === row.id && signed.case === row.case_id && signed.author === row.author_id
  && signed.kind === row.kind && signed.sessionOn === row.session_on && signed.signedOn === row.signed_on

const metadataOf = (row: Omit<StoredNote, 'document'>): NoteMetadata =>
  ({ note: row.id, case: row.case_id, author: row.author_id, kind: row.kind, sessionOn: row.session_on, signedOn: row.signed_on })

const newSalt = (): string => toBase64url(globalThis.crypto.getRandomValues(new Uint8Array(16)))

type Said = readonly [salt: Uint8Array, content: string, metadata: string]

const digestOf = (...said: Said): string => toBase64url(sha256(lengthPrefixed('sirdash/note-digest/v1', ...said)))

function isSignedBy(author: Bundle | undefined, id: string, kept: { signature: string; bundle: string }, what: 'note' | 'addendum', ...said: Said): boolean {
  if (!author || author.person !== id || bundleHash(author) !== kept.bundle) return false
  return verify(fromBase64url(author.signingKey), fromBase64url(kept.signature), 'sirdash/sig/note/v1', what, ...said)
}

/** What a document type is called where only its name is needed (heads, audit). */
export const noteTypes = { note: 'note.content', addendum: 'note.addendum', retraction: 'note.retraction' } as const satisfies Record<string, DocumentType>
