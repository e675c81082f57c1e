import { record } from '#app/audit/record.server.ts'
import { allowsRecord, consentStanding, type CaseHeader } from '#app/cases/case.ts'
import { groundOfCase, namesInTheWay, type NamesWait } from '#app/cases/check-names.server.ts'
import { moveCase, rememberSession } from '#app/cases/move-case.server.ts'
import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import { inOwnTurn, prepareFact, writeFacts, type Prepared } from '#app/facts/add-fact.server.ts'
import { describing, type NewFact } from '#app/facts/fact.ts'
import type { NewRow } from '#db/schema.ts'
import { prepareHead, writeHead, type PreparedHead } from '#app/keys/head.server.ts'
import { daysBetween } from '#app/language/dates.ts'
import { writeRiskPart, type PreparedPart } from '#app/risk/save-risk-part.server.ts'
import { endScreening } from '#app/risk/end-screening.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { textsIn } from './draft-field.ts'
import type { DraftRow } from './draft-table.server.ts'
import { isLate, type NoteContent } from './note.ts'
import { readNote, type NoteProblems } from './note-form.server.ts'
import { noteGround } from './note-ground.server.ts'
import { findNote, insertNote } from './note-table.server.ts'
import type { OpenDraft } from './open-draft.server.ts'
import { riskToSign } from './risk-of-note.server.ts'
import { withScalesLeft } from './scales-of-draft.server.ts'
import { sealNote, signContent } from './sealed-note.server.ts'
import { draftToSign, spendDraft } from './spend-draft.server.ts'

export type Signing =
  | { kind: 'signed'; noteId: Id<'note'>; digest: string; late: boolean }
  | { kind: 'already-signed'; noteId: Id<'note'> }
  | { kind: 'not-ready'; problems: NoteProblems }
  /** Another window's text lies beside the draft: nobody signs without having seen it. */
  | { kind: 'compare-first' }
  | NamesWait

/** `left`: the fingerprint of the names that its author saw and leaves in the text. */
export type SignedDraft = { draftId: Id<'draft'>; askReview?: boolean; left?: string | undefined }

/** Locks a draft as the session note of its case, with time, digest and signature. The PIN is asked by the route. */
export async function signNote(scope: Scope, { draftId, askReview = false, left }: SignedDraft): Promise<Signing> {
  return inOwnTurn(scope, async () => {
    const draft = await draftToSign(scope, { draftId, about: 'note' })
    if (!draft) return signedBefore(scope, draftId)
    const { row } = draft
    if (!row.case_id) throw new Refusal('not-found')
    const permit = await permitCase(scope, row.case_id, 'write')
    if (draft.copies.length > 0) return { kind: 'compare-first' }
    const { ground, header } = await noteGround(scope, permit)
    const fields = await withScalesLeft(scope, permit, draft.fields)
    const read = readNote(fields, ground)
    if (read.kind === 'not-ready') return read
    if (!mayBeWritten(scope, permit)) return { kind: 'not-ready', problems: { consent: 'no-consent' } }
    const risk = await riskToSign(scope, permit, header, { draftId, fields }, read.content)
    if (risk.kind === 'not-ready') return risk
    const names = await namesInTheWay(scope, groundOfCase(scope, permit), textsIn('note', draft.fields), left)
    if (names) return names
    return write(scope, permit, draft, { ...await prepare(scope, permit, header, row, risk.content, askReview), parts: risk.parts })
  })
}

type Prepares = { content: NoteContent; digest: string; note: Omit<NewRow<'session_note'>, 'case_id'>; head: PreparedHead; facts: Prepared | undefined }
type PreparesAll = Prepares & { parts: PreparedPart[] }

/** Everything that needs a key, before the transaction. */
async function prepare(scope: Scope, permit: CasePermit<'write'>, header: CaseHeader, row: DraftRow, content: NoteContent, askReview: boolean): Promise<Prepares> {
  const id = row.id as string as Id<'note'>
  const { kind, sessionOn } = content
  const signedOn = today(scope)
  const fact = content.outcome === 'held' ? factOf(permit, header, content) : undefined
  const metadata = { note: id, case: permit.caseId, author: scope.actor.id, kind, sessionOn, signedOn }
  const signed = signContent(scope.keys, content, metadata, scope.now().toISOString(), fact?.id)
  const document = sealNote(await scope.keys.of('clinical', permit.caseId), signed)
  return {
    content, digest: signed.seal.digest,
    note: { id, author_id: scope.actor.id, kind, state: 'signed', session_on: sessionOn, signed_on: signedOn, retracted_on: null, lot: lot(), asked_review: askReview ? 1 : 0, addenda: 0, document, retraction: null },
    head: await prepareHead(scope, permit.caseId, 'clinical', { id, revision: 1, digest: signed.seal.digest }),
    facts: fact && await prepareFact(scope, fact),
  }
}

async function write(scope: Scope, permit: CasePermit<'write'>, draft: OpenDraft, { content, digest, note, head, facts, parts }: PreparesAll): Promise<Signing> {
  return inTransaction(scope, async (scope) => {
    await spendDraft(scope, draft)
    if (!await insertNote(scope.db, permit, note)) throw new Refusal('stale')
    for (const part of parts) await writeRiskPart(scope, part)
    await endScreening(scope, permit.caseId)
    if (facts) await writeFacts(scope.db, facts)
    await writeHead(scope.db, head)
    if (content.outcome === 'held') {
      await rememberSession(scope, permit, content.sessionOn)
      if (permit.file.state === 'assessed') await moveCase(scope, permit, 'in-care')
    }
    await record(scope, { did: 'note.signed', case: permit.caseId, record: note.id, about: content.kind, head: head.digest })
    return { kind: 'signed', noteId: note.id, digest, late: isLate(note.session_on, note.signed_on) }
  })
}

async function signedBefore(scope: Scope, draftId: Id<'draft'>): Promise<Signing> {
  const note = await findNote(scope.db, draftId as string as Id<'note'>)
  if (!note || note.author_id !== scope.actor.id) throw new Refusal('not-found')
  return { kind: 'already-signed', noteId: note.id }
}

/** A record stands on consent to it. A draft may always be written; it waits here until the consent is there. */
export function mayBeWritten(scope: Pick<Scope, 'now'>, { file }: CasePermit<'write'>): boolean {
  const daysLeft = file.consent_until ? daysBetween(today(scope), file.consent_until) : 0
  return allowsRecord(consentStanding(file, daysLeft))
}

/** One person alone, or everybody of the family who took part: one session, n people. */
function factOf({ file }: CasePermit<'write'>, header: CaseHeader, { kind, sessionOn, participants, mode }: NoteContent): NewFact {
  const there = (header.members ?? []).filter((member) => participants.includes(member.code))
  const people = there.length > 0 ? there : [header]
  return { id: newId<'fact'>(), kind: 'session', on: sessionOn, subjects: people.map((one) => one.subject), district: file.district, ...describing(people), session: kind, mode }
}

/** Drawn at signing, in the clear: which notes are read by lot is decided by nobody. */
const lot = (): number => globalThis.crypto.getRandomValues(new Uint32Array(1))[0]! >>> 1
