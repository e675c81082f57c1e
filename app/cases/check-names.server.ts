import { fingerprintOf, nameHits, type NameHit } from '#app/names/name-hits.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { knownOfCase, type KnownOfCase } from './known-of-case.server.ts'
import { noticeUnreadable } from './notice-unreadable.server.ts'
import type { CasePermit } from './permit-case.server.ts'
import { rememberNotAName } from './remember-not-a-name.server.ts'

/** Where a text lies: who is known there, and how "not a name here" is kept. `anyPhone`: every telephone number is asked about, whoever's it is. */
export type NameGround = { known(): Promise<KnownOfCase>; remember(word: string): Promise<void>; caseId?: Id<'case'>; anyPhone?: boolean }

export const groundOfCase = (scope: Scope, permit: CasePermit<'write'>): NameGround =>
  ({ caseId: permit.caseId, known: () => knownOfCase(scope, permit), remember: (word) => rememberNotAName(scope, { caseId: permit.caseId, word }) })

/** `cannot`: the names did not open, so nobody can say that the text holds none. */
export type NameCheck = { kind: 'checked'; hits: NameHit[]; fingerprint: string } | { kind: 'cannot' }

/** Looks for names in texts written in words, by field. Changes nothing. */
export async function checkText(scope: Scope, ground: NameGround, texts: Readonly<Record<string, string>>): Promise<NameCheck> {
  try {
    const written = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))
    if (Object.keys(written).length === 0) return { kind: 'checked', hits: [], fingerprint: '' }
    const { people, notNames } = await ground.known()
    const hits = nameHits(written, people, { notNames, reader: scope.actor.language, anyPhone: ground.anyPhone === true })
    return { kind: 'checked', hits, fingerprint: fingerprintOf(hits) }
  } catch (error) {
    await noticeUnreadable(scope, error, ground.caseId)
    return { kind: 'cannot' }
  }
}

export const checkNames = (scope: Scope, permit: CasePermit<'write'>, texts: Readonly<Record<string, string>>): Promise<NameCheck> => checkText(scope, groundOfCase(scope, permit), texts)

/** Names stand in the text that its author has not decided about, or nobody can say whether there are any. */
export type NamesWait = { kind: 'names'; cannot: boolean }

/**
 * The step before every signature: undefined when the text holds no name, or when its author has seen exactly these and leaves
 * them (`left` is their fingerprint). An alert never comes here.
 */
export async function namesInTheWay(scope: Scope, ground: NameGround, texts: Readonly<Record<string, string>>, left: string | undefined): Promise<NamesWait | undefined> {
  const check = await checkText(scope, ground, texts)
  return namesAreSettled(check, left) ? undefined : { kind: 'names', cannot: check.kind === 'cannot' }
}

export const namesAreSettled = (check: NameCheck, left: string | undefined): boolean => check.kind === 'checked' && (check.hits.length === 0 || check.fingerprint === left)
