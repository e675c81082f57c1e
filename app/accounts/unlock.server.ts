import { recordAlone } from '#app/audit/record.server.ts'
import { personKeysOf } from '#app/keys/person-keys.server.ts'
import { actingAs } from './acting-as.server.ts'
import { personById } from './person-table.server.ts'
import { openByPassphrase, type Doors } from './sign-in.server.ts'

export type Unlocking = { kind: 'unlocked'; cookie: string } | { kind: 'refused' } | { kind: 'none' }

type Given = { cookie: string | undefined; passphrase: string; address: string; deviceCookie?: string }

/** The passphrase opens a locked (or veiled) session again, without the second step within the same ten hours. */
export async function unlock(doors: Doors, given: Given): Promise<Unlocking> {
  const found = doors.sessions.find(given.cookie)
  if (found.kind === 'none' || found.kind === 'second-step') return { kind: 'none' }
  const cookie = ('cookie' in found && found.cookie) || given.cookie
  const person = await personById(doors.ground.db, found.session.person)
  if (!person) return { kind: 'none' }
  const opened = await openByPassphrase(doors, { ...given, signInName: person.sign_in_name })
  if (!opened) return { kind: 'refused' }
  const { keys } = personKeysOf(person.id, person.sequence, opened.secrets)
  const next = await doors.sessions.unlock(cookie, keys, opened.secrets.pin)
  if (!next) return { kind: 'none' }
  await recordAlone(actingAs(doors.ground, person, opened.roles, keys), { did: 'account.unlocked', person: person.id })
  return { kind: 'unlocked', cookie: next }
}

/** The passphrase once more, for a binding step of an open session. */
export async function givePassphrase(doors: Doors, given: Given): Promise<boolean> {
  const found = doors.sessions.find(given.cookie)
  const person = found.kind === 'open' ? await personById(doors.ground.db, found.session.person) : undefined
  if (!person || !await openByPassphrase(doors, { ...given, signInName: person.sign_in_name })) return false
  doors.sessions.gavePassphrase(given.cookie)
  return true
}
