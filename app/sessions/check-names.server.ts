import { knownOfCase } from '#app/cases/known-of-case.server.ts'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import type { CasePermit } from '#app/cases/permit-case.server.ts'
import { fingerprintOf, nameHits, type NameHit } from '#app/names/name-hits.ts'
import type { Scope } from '#app/work/scope.ts'
import type { DraftFields } from './draft.ts'
import { answerFields } from './note-fields.ts'

const answers: ReadonlySet<string> = new Set(answerFields)

/** `cannot`: the names of the case did not open, so nobody can say that the text holds none. */
export type NameCheck = { kind: 'checked'; hits: NameHit[]; fingerprint: string } | { kind: 'cannot' }

/** Looks for names in every field of a text that is written in words. Changes nothing. */
export async function checkNames(scope: Scope, permit: CasePermit<'write'>, fields: DraftFields): Promise<NameCheck> {
  try {
    const { people, notNames } = await knownOfCase(scope, permit)
    const written = Object.fromEntries(Object.entries(fields).filter(([name, text]) => !answers.has(name) && text.trim() !== ''))
    const hits = nameHits(written, people, notNames, scope.actor.language)
    return { kind: 'checked', hits, fingerprint: fingerprintOf(hits) }
  } catch (error) {
    await noticeUnreadable(scope, error, permit.caseId)
    return { kind: 'cannot' }
  }
}

/** Whether a text may be signed: it holds no name, or its author has seen exactly these and leaves them. */
export const namesAreSettled = (check: NameCheck, left: string | undefined): boolean => check.kind === 'checked' && (check.hits.length === 0 || check.fingerprint === left)
