import { readFileSync, writeSync } from 'node:fs'
import { connect } from '#db/connect.server.ts'
import { openAuditTrail } from '#app/audit/audit-trail.server.ts'
import { fromBase64url } from '#app/keys/bytes.ts'
import { Keyring } from '#app/keys/keyring.server.ts'
import { personKeysOf } from '#app/keys/person-keys.server.ts'
import { openServerKey } from '#app/keys/server-key.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import type { Id } from '#app/work/id.ts'
import { rules } from '#app/work/rules.server.ts'
import type { Scope } from '#app/work/scope.ts'

/** What the test hands to this process: the same database and keys a server process would have. */
export type Handed = {
  database: string; keyFile: string; day: string; programme: Id<'programme'>
  person: { id: Id<'person'>; agreementPrivate: string; signingSeed: string }
  cases: Id<'case'>[]
}

/** Said on the standard output once the work is done, as an HTTP answer would be. */
export type Told = { kind: 'saved'; id: Id<'draft'>; revision: number; plan: string } | { kind: 'signed'; id: Id<'draft'>; plan: string }

// Writes and signs until it is killed; with `early` it tells before it has done it, which the test must notice.
const [, , handedFile = '', mode] = process.argv
const handed = JSON.parse(readFileSync(handedFile, 'utf8')) as Handed

writeSync(1, 'ready\n')
const [caseAt = '0'] = await new Promise<string[]>((go) => { process.stdin.once('data', (line) => { go(line.toString().trim().split(' ')) }) })
// only now: until then another process may be writing
const scope = await scopeOf(handed)
await work(handed.cases[Number(caseAt) % handed.cases.length]!)

async function scopeOf({ database, keyFile, day, programme, person }: Handed): Promise<Scope> {
  const { db } = await connect(database)
  const serverKey = openServerKey(keyFile)
  const now = () => new Date(`${day}T08:00:00Z`)
  const secrets = { agreementPrivate: fromBase64url(person.agreementPrivate), signingSeed: fromBase64url(person.signingSeed), pin: '123456' }
  const { keys } = personKeysOf(person.id, 1, secrets)
  return {
    actor: { id: person.id, name: 'Rena', roles: ['psychologist'], language: 'en', district: 'Aghdam' }, programme: { id: programme, organisation: 'Test Society', kind: 'live' },
    db, keys: new Keyring(person.id, keys, { programme, serverKey, now }, db), audit: await openAuditTrail({ db, programme, serverKey, now }), rules, serverKey, namesOn: false, now,
  }
}

async function work(caseId: Id<'case'>): Promise<never> {
  for (let note = 0; ; note += 1) {
    const { draftId: id } = await startDraft(scope, { caseId })
    let revision = 1
    for (const step of [1, 2, 3, 4]) {
      const plan = `Plan ${step} of ${id}. ${'Words that fill a page. '.repeat(60)}`
      const told: Told = { kind: 'saved', id, revision: revision + 1, plan }
      if (mode === 'early') await early(told)
      const saved = await saveDraft(scope, { draftId: id, base: revision, fields: { plan, minutes: '50', riskAnswer: 'nothing', sessionOn: handed.day } })
      if (saved.kind !== 'saved') throw new Error(saved.kind)
      revision = saved.revision
      tell(told)
      if (step === 4) await sign(id, plan)
    }
  }
}

async function sign(id: Id<'draft'>, plan: string): Promise<void> {
  const signing = await signNote(scope, { draftId: id })
  if (signing.kind !== 'signed') throw new Error(signing.kind)
  tell({ kind: 'signed', id, plan })
}

async function early(told: Told): Promise<void> {
  tell(told)
  await new Promise((later) => { setTimeout(later, 5_000) })
}

/** In one write, before anything else happens. */
function tell(told: Told): void {
  writeSync(1, `${JSON.stringify(told)}\n`)
}
