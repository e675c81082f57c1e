import type { CaseState, NewRow } from '#db/schema.ts'
import { insertCompartment } from '#app/keys/grant-table.server.ts'
import type { PreparedCompartment } from '#app/keys/keyring.server.ts'
import { caseCircle, peopleAround } from '#app/work/circle-table.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { makeCode, oneOf, randomSign } from './case-code.ts'
import { codeIsTaken, insertCaseFile, wordsInUse } from './case-table.server.ts'
import { caseWords } from './case-words.ts'
import { flag, type CaseHeader } from './case.ts'
import { districtList } from './district-table.server.ts'
import { sealHeader } from './sealed-case.server.ts'

const kinds = ['identity', 'clinical', 'risk', 'emergency'] as const
type CaseCompartments = Record<(typeof kinds)[number], PreparedCompartment>

export type PreparedCase = { caseId: Id<'case'>; file: NewRow<'case_file'>; compartments: CaseCompartments }

type Start = {
  kind: 'individual' | 'family'
  state: Extract<CaseState, 'registered' | 'first-contact'>
  district: string
  header: CaseHeader
  openedOn: string
  supervisionRefused: boolean
  consentUntil: string | null
}

/** Everything that needs a key, made before the transaction: four compartments with their grants, and the sealed header. */
export async function prepareCase(scope: Scope, start: Start): Promise<PreparedCase> {
  const caseId = newId<'case'>()
  const refused = flag(start.supervisionRefused)
  const circle = caseCircle(await peopleAround(scope.db, scope.actor.id, today(scope)), { supervision_refused: refused, state: start.state })
  const made = await Promise.all(kinds.map(async (kind) => [kind, await scope.keys.prepareCompartment(kind, caseId, circle)] as const))
  const compartments = Object.fromEntries(made) as CaseCompartments
  const file: NewRow<'case_file'> = {
    id: caseId, ...await newName(scope, start.district), kind: start.kind, state: start.state, district: start.district, psychologist_id: scope.actor.id,
    opened_on: start.openedOn, last_session_on: null, supervision_refused: refused, consent_state: start.consentUntil ? 'given' : 'none', consent_until: start.consentUntil,
    revision: 1, header: sealHeader(compartments.clinical.key, caseId, 1, start.header),
  }
  return { caseId, file, compartments }
}

/** Inside a transaction. Somebody may have drawn the same code in the meantime: then nothing is written and all starts again. */
export async function insertCase(scope: Scope, { file, compartments }: PreparedCase): Promise<void> {
  if (!await insertCaseFile(scope.db, file)) throw new Refusal('too-many', 1)
  for (const kind of kinds) await insertCompartment(scope.db, compartments[kind])
}

/** A code nobody has, and a word this psychologist does not use yet while there is one. */
async function newName(scope: Scope, district: string): Promise<{ code: string; word: string }> {
  const prefix = (await districtList(scope.db)).find(({ name }) => name === district)?.prefix
  if (!prefix) throw new Refusal('not-found')
  const used = new Set(await wordsInUse(scope.db, scope.actor.id))
  const free = caseWords.filter((word) => !used.has(word))
  const word = oneOf(free.length > 0 ? free : caseWords)
  for (;;) {
    const code = makeCode(prefix, randomSign)
    if (!await codeIsTaken(scope.db, code)) return { code, word }
  }
}
