import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BareGround, Ground } from '#app/accounts/ground.ts'
import { invitePerson } from '#app/accounts/invite-person.server.ts'
import { joinProgramme } from '#app/accounts/join-programme.server.ts'
import { setUpProgramme } from '#app/accounts/set-up-programme.server.ts'
import { signAssessment } from '#app/assessments/sign-assessment.server.ts'
import { noIdentity } from '#app/cases/identity.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { argonQueue } from '#app/keys/argon-queue.server.ts'
import { openServerKey } from '#app/keys/server-key.server.ts'
import { isLanguage, type Language } from '#app/language/language.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { draftAgreement } from '#app/supervision/draft-agreement.server.ts'
import { signAgreement } from '#app/supervision/sign-agreement.server.ts'
import type { Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { addDays, type Role, type Scope } from '#app/work/scope.ts'
import { connect } from '#db/connect.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'

/** What a person of the programme has in her head, on paper and in her telephone. `seed` in hex. */
export type Account = { id: string; name: string; account: string; passphrase: string; pin: string; seed: string; recoveryCode: string }
export type Who = 'aysel' | 'ilham' | 'sevda' | 'leyla' | 'rena' | 'nigar'
export type LivedIn = {
  people: Record<Who, Account>
  /** Rena's client with an identity, and one with a note from a closed quarter. */
  caseId: string
  olderCaseId: string
  olderNoteId: string
  code: string
  agreementId: string
  /** What stands in the identity of the first client, and nowhere else. */
  names: Record<string, string>
}

const passphrase = 'lamopi bukera siduno tavema'
const day = 24 * 60 * 60 * 1000

/** `node tests/support/lived-in.ts FOLDER [LANGUAGE]`: a programme with people who can sign in, made through the use cases, with its key file. */
async function make(folder: string, language: Language): Promise<void> {
  const connection = await connect(join(folder, 'sirdash.db'))
  await migrate(connection.db)
  let ago = 120 * day
  const now = () => new Date(Date.now() - ago)
  const bare: BareGround = { db: connection.db, serverKey: openServerKey(join(folder, 'server.key')), argon: argonQueue(), now }
  const { ground, joined } = await setUpProgramme(bare, {
    organisation: 'Sample Red Crescent', kind: 'live', startedOn: `${now().getFullYear()}-01-01`, keyFolder: folder,
    administrator: { name: 'Aysel Q.', signInName: 'aysel', passphrase, pin: '402917', factor: 'totp', language },
  })
  const people = {} as Record<Who, { scope: Scope; account: Account }>
  people.aysel = { scope: joined.scope, account: accountOf(joined, 'aysel', 'Aysel Q.', '402917') }
  for (const [who, name, pin, roles] of [
    ['ilham', 'Ilham R.', '730519', ['data-protection']], ['sevda', 'Sevda T.', '618204', ['delegate']], ['leyla', 'Leyla M.', '730419', ['supervisor']],
    ['rena', 'Rena H.', '518306', ['psychologist']], ['nigar', 'Nigar B.', '294713', ['psychologist']],
  ] as const) people[who] = await joinAs(ground, joined.scope, { who, name, pin, roles, language })
  const { rena, leyla, sevda, ilham } = people
  const agreementId = await draftAgreement(leyla.scope, { superviseeId: rena.scope.actor.id, startsOn: addDays(dayOf(now()), -10), endsOn: addDays(dayOf(now()), 360), weeklyReading: 3 })
  for (const { scope } of [leyla, rena]) await signAgreement(scope, { agreementId })
  const older = await ownCase(rena.scope)
  const olderNoteId = await signedNote(rena.scope, older.caseId, dayOf(now()))
  ago = 0
  const first = await ownCase(rena.scope)
  const names = namesOf()
  await saveIdentity(rena.scope, { caseId: first.caseId, revision: 0, identity: {
    ...noIdentity, givenName: names.given!, familyName: names.family!, patronymic: names.patronymic!, phone: names.phone!, address: names.address!,
    guardian: { name: names.guardian!, relation: 'mother' }, emergencyContact: { name: names.emergency!, phone: names.emergencyPhone! }, familyLinks: names.links!,
  } })
  for (const { scope } of [rena, leyla, sevda, ilham]) await reconcileGrants(scope)
  const world: LivedIn = {
    people: Object.fromEntries(Object.entries(people).map(([who, { account }]) => [who, account])) as Record<Who, Account>,
    caseId: first.caseId, code: first.code, olderCaseId: older.caseId, olderNoteId, agreementId, names,
  }
  writeFileSync(join(folder, 'world.json'), JSON.stringify(world))
  await connection.close()
}

type Joining = { who: string; name: string; pin: string; roles: readonly Role[]; language: Language }

async function joinAs(ground: Ground, administrator: Scope, { who, name, pin, roles, language }: Joining): Promise<{ scope: Scope; account: Account }> {
  const invited = await invitePerson(administrator, { name, signInName: who, roles: [...roles], district: 'Aghdam', language })
  if (invited.kind !== 'invited') throw new Error(invited.kind)
  const outcome = await joinProgramme(ground, { signInName: who, code: invited.code, passphrase, pin, factor: 'totp', language })
  if (outcome.kind !== 'joined') throw new Error(outcome.kind)
  return { scope: outcome.joined.scope, account: accountOf(outcome.joined, who, name, pin) }
}

function accountOf({ scope, totpSeed, recoveryCode }: { scope: Scope; totpSeed?: Uint8Array; recoveryCode: string }, account: string, name: string, pin: string): Account {
  return { id: scope.actor.id, name, account, passphrase, pin, seed: Buffer.from(totpSeed!).toString('hex'), recoveryCode }
}

const ownCase = (scope: Scope) => openCase(scope, { kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor' }, consent: consentSheet() })

async function signedNote(scope: Scope, caseId: Id<'case'>, on: string): Promise<string> {
  const assessed = await signAssessment(scope, { caseId, content: {
    assessedOn: on, place: 'home', mode: 'face-to-face', presenting: 'x', functioning: { selfCare: 0, work: 1, family: 1, community: 1 }, risk: { answer: 'nothing' }, scale: { kind: 'declined' }, conclusion: 'individual', urgency: 'week',
  } })
  if (assessed.kind !== 'signed') throw new Error(assessed.kind)
  const { draftId } = await startDraft(scope, { caseId })
  await saveDraft(scope, { draftId, base: 1, fields: { sessionOn: on, minutes: '50', outcome: 'held', kind: 'individual', mode: 'face-to-face', format: 'soap', subjective: 'Xatira slept better.', plan: 'Breathing at night.', riskAnswer: 'nothing' } })
  const signing = await signNote(scope, { draftId, askReview: true })
  if (signing.kind !== 'signed') throw new Error(signing.kind)
  return signing.noteId
}

/** Names no text of the product or of a test holds by chance; the numbers are nobody's. */
function namesOf(): Record<string, string> {
  return {
    given: 'Xanimzer', family: 'Quliyevazade', patronymic: 'Zulfuqarqizi', phone: '+994 50 917 46 28', address: 'Qarabulaqkend, Narinjzade 7',
    guardian: 'Maralxatun', emergency: 'Talehverdi', emergencyPhone: '+994 55 381 90 74', links: 'Sister of Guntekinbey',
  }
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

if (import.meta.main) {
  const [, , folder = '', language = 'en'] = process.argv
  await make(folder, isLanguage(language) ? language : 'en')
}
