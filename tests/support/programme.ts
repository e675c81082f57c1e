import { connect, type Connection } from '#db/connect.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { openAuditTrail, type AuditTrail } from '#app/audit/audit-trail.server.ts'
import { makeAuditCompartment } from '#app/audit/make-audit-compartment.server.ts'
import { toBase64url } from '#app/keys/bytes.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import { Keyring } from '#app/keys/keyring.server.ts'
import type { PersonKeys } from '#app/keys/person-keys.server.ts'
import { newUserSecrets, personKeysOf, type UserSecrets } from '#app/keys/person-keys.server.ts'
import { markPerson } from '#app/keys/person-mark.server.ts'
import { newAgreementPair } from '#app/keys/public-box.ts'
import { newServerSecret, serverKeyOf, type ServerKey } from '#app/keys/server-key.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { rules } from '#app/work/rules.server.ts'
import type { Role, Scope } from '#app/work/scope.ts'
import { freshDatabase } from './postgres.ts'

/** A real programme on a real database, with people who hold real keys; only the passphrase step (Argon2id) is left out. */
export type TestProgramme = {
  connection: Connection
  serverKey: ServerKey
  audit: AuditTrail
  recovery: { privateKey: Uint8Array; publicKey: Uint8Array }
  /** Adds a person and reconciles; the scope acts as that person. */
  person(name: string, roles: Role[], district?: string): Promise<Scope>
  /** The same person in a new request: a fresh keyring over the base database handle. */
  again(scope: Scope): Scope
  /** What a session of this person holds. */
  keysOf(scope: Scope): PersonKeys
  /** What the passphrase of this person opens: for a process of its own. */
  secretsOf(scope: Scope): UserSecrets
  /** A live agreement, signed by both. */
  supervise(supervisor: Scope, supervisee: Scope): Promise<Id<'agreement'>>
  /** `time` in UTC. */
  at(day: string, time?: string): void
  close(): Promise<void>
}

/** `url`: a SQLite path or an empty database; by default a database of its own (tests/support/postgres.ts). */
export async function testProgramme(url?: string, serverKey: ServerKey = serverKeyOf(newServerSecret())): Promise<TestProgramme> {
  const database = url === undefined ? await freshDatabase() : { url, drop: async () => {} }
  const connection = await connect(database.url)
  const { db } = connection
  await migrate(db)
  const recovery = await newAgreementPair()
  const programme = newId<'programme'>()
  const recoveryHash = toBase64url(sha256(recovery.publicKey))
  serverKey.setFingerprint('recovery', recoveryHash)
  let clock = new Date('2024-05-14T08:00:00Z')
  const now = () => clock
  await db.insertInto('programme').values({
    id: programme, organisation: 'Test Society', kind: 'live', started_on: '2021-07-01', settings: '{}', key_check: serverKey.mark('check', 'programme'),
    recovery_key: toBase64url(recovery.publicKey), recovery_hash: recoveryHash, recovery_threshold: 2, recovery_shares: 3,
  }).execute()
  const audit = await openAuditTrail({ db, programme, serverKey, now })
  const secretsOf = new Map<string, UserSecrets>()

  const scopeOf = (id: Id<'person'>, name: string, roles: Role[], district: string | null): Scope => {
    const { keys } = personKeysOf(id, 1, secretsOf.get(id)!)
    return {
      actor: { id, name, roles, language: 'en', district }, programme: { id: programme, organisation: 'Test Society', kind: 'live' },
      db, keys: new Keyring(id, keys, { programme, serverKey, now }, db), audit, rules, serverKey, namesOn: true, now,
    }
  }

  const join = async (name: string, roles: Role[], district: string | null): Promise<Scope> => {
    const id = newId<'person'>()
    const secrets = await newUserSecrets('123456')
    secretsOf.set(id, secrets)
    const { bundle, keys } = personKeysOf(id, 1, secrets)
    const mark = markPerson(serverKey, { id, state: 'active', bundle_hash: keys.bundleHash }, roles)
    await db.insertInto('person').values({
      id, sign_in_name: `${name.toLowerCase()}-${id.slice(0, 4)}`, name, district, language: 'en', state: 'active', activation_mac: null, activation_until: null, sequence: 1,
      agreement_key: bundle.agreementKey, signing_key: bundle.signingKey, bundle_signature: bundle.signature, bundle_hash: keys.bundleHash, mark, joined_on: '2024-05-14',
    }).execute()
    await db.insertInto('person_role').values(roles.map((role) => ({ person_id: id, role }))).execute()
    const scope = scopeOf(id, name, roles, district)
    await reconcileGrants(scope)
    return scope
  }

  // As set-up does: the first administrator makes the audit key, before anything is entered in the trail
  await makeAuditCompartment(await join('Setup', ['administrator'], null))

  return {
    connection, serverKey, recovery, audit,
    person: (name, roles, district = 'Aghdam') => join(name, roles, district),
    again: (scope) => scopeOf(scope.actor.id, scope.actor.name, [...scope.actor.roles], scope.actor.district),
    secretsOf: ({ actor }) => secretsOf.get(actor.id)!,
    keysOf: ({ actor }) => personKeysOf(actor.id, 1, secretsOf.get(actor.id)!).keys,
    async supervise(supervisor, supervisee) {
      const { draftAgreement } = await import('#app/supervision/draft-agreement.server.ts')
      const { signAgreement } = await import('#app/supervision/sign-agreement.server.ts')
      const id = await draftAgreement(supervisor, { superviseeId: supervisee.actor.id, startsOn: '2024-01-01', endsOn: '2029-12-31', weeklyReading: 3 })
      await signAgreement(supervisor, { agreementId: id })
      await signAgreement(supervisee, { agreementId: id })
      return id
    },
    at(day, time = '08:00') { clock = new Date(`${day}T${time}:00Z`) },
    async close() {
      await connection.close()
      await database.drop()
    },
  }
}
