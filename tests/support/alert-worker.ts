import { readFileSync, writeSync } from 'node:fs'
import { connect } from '#db/connect.server.ts'
import { openAuditTrail } from '#app/audit/audit-trail.server.ts'
import { fromBase64url } from '#app/keys/bytes.ts'
import { Keyring } from '#app/keys/keyring.server.ts'
import { personKeysOf } from '#app/keys/person-keys.server.ts'
import { openServerKey } from '#app/keys/server-key.server.ts'
import { saveRiskPart } from '#app/risk/save-risk-part.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { rules } from '#app/work/rules.server.ts'
import type { Scope } from '#app/work/scope.ts'
import type { Handed } from './kill-worker.ts'

// Saves risk answers that send alerts until it is killed, and says each one once it is there.
const { database, keyFile, day, programme, person, cases } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Handed
const { db } = await connect(database)
const serverKey = openServerKey(keyFile)
const now = () => new Date(`${day}T08:00:00Z`)
const { keys } = personKeysOf(person.id, 1, { agreementPrivate: fromBase64url(person.agreementPrivate), signingSeed: fromBase64url(person.signingSeed), pin: '123456' })
const scope: Scope = {
  actor: { id: person.id, name: 'Rena', roles: ['psychologist'], language: 'en', district: 'Aghdam' }, programme: { id: programme, organisation: 'Test Society', kind: 'live' },
  db, keys: new Keyring(person.id, keys, { programme, serverKey, now }, db), audit: await openAuditTrail({ db, programme, serverKey, now }), rules, serverKey, namesOn: false, now,
}
for (;;) {
  const [page, aboutId] = [newId<'alert'>(), newId<'draft'>()]
  const { alert } = await saveRiskPart(scope, { caseId: cases[0] as Id<'case'>, aboutId, member: '', alertId: page, part: { answer: 'new-or-higher', type: 'suicide', level: 'high', protective: '', actionNow: `Alert ${page}`, told: '' } })
  writeSync(1, `${alert!.alertId} ${aboutId} ${page}\n`)
}
