import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Language, Scope } from '#app/work/scope.ts'
import type { FactorKind } from './account.ts'
import { keepLanguage, personById } from './person-table.server.ts'
import { preparePassphrase, prepareRecoveryCode, type PreparedCode, type PreparedFactor } from './prepare-joining.server.ts'
import { replaceFactor } from './second-factor-table.server.ts'
import { openByPassphrase, type Doors, type Opened } from './sign-in.server.ts'
import { replaceWay, wayOf } from './way-in-table.server.ts'
import type { RenewingWay } from './ways-memory.server.ts'

/** The language of the pages, kept with the person. */
export async function chooseLanguage(scope: Pick<Scope, 'db' | 'actor'>, language: Language): Promise<void> {
  await keepLanguage(scope.db, scope.actor.id, language)
}

/** Own secrets once more, by the passphrase: a session holds keys, not what the ways in wrap. */
export async function openOwnSecrets(doors: Doors, scope: Scope, passphrase: string, address: string): Promise<Opened | undefined> {
  const person = await personById(scope.db, scope.actor.id)
  return person && openByPassphrase(doors, { signInName: person.sign_in_name, passphrase, address })
}

export async function changePassphrase(doors: Doors, scope: Scope, own: Opened, passphrase: string): Promise<{ kind: 'changed' | 'stale' }> {
  const next = await preparePassphrase(doors.ground, scope.actor.id, passphrase, own.secrets)
  const old = await wayOf(scope.db, scope.actor.id, 'passphrase')
  return inTransaction(scope, async (scope) => {
    if (!old || !await replaceWay(scope.db, old.id, next)) return { kind: 'stale' }
    await record(scope, { did: 'account.passphrase-changed', person: scope.actor.id })
    return { kind: 'changed' }
  })
}

export const newOwnCode = (doors: Doors, own: Opened): PreparedCode => prepareRecoveryCode(doors.ground, own.person.id, own.secrets)

/** After two groups of the new code were typed back: from now on the old code opens nothing. */
export async function replaceRecoveryCode(scope: Scope, next: PreparedCode): Promise<{ kind: 'changed' | 'stale' }> {
  const old = await wayOf(scope.db, scope.actor.id, 'recovery-code')
  return inTransaction(scope, async (scope) => {
    if (!old || !await replaceWay(scope.db, old.id, next.way)) return { kind: 'stale' }
    await record(scope, { did: 'account.recovery-code-changed', person: scope.actor.id })
    return { kind: 'changed' }
  })
}

export async function replaceSecondFactor(scope: Scope, factor: PreparedFactor): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await replaceFactor(scope.db, factor.row, factor.codes)
    await record(scope, { did: 'account.second-factor-changed', person: scope.actor.id, about: factor.kind satisfies FactorKind })
  })
}

export type RenewingView = { step: 'passphrase' } | { step: 'recovery'; groups: string[] } | { step: 'recovery-confirm'; asked: readonly [number, number] }

export function renewingView(way: RenewingWay | undefined): RenewingView {
  if (!way?.recovery) return { step: 'passphrase' }
  return way.isShown && way.asked ? { step: 'recovery-confirm', asked: way.asked } : { step: 'recovery', groups: way.recovery.code.split(' ') }
}
