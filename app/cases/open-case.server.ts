import type { NewRow } from '#db/schema.ts'
import { record } from '#app/audit/record.server.ts'
import { inOwnTurn } from '#app/facts/add-fact.server.ts'
import { writeMatch } from '#app/facts/match-subject.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { AgeBand, CaseHeader, Category, FamilyMember, FamilyRole, Referral, Settlement, Sex } from './case.ts'
import { insertConsent } from './consent-table.server.ts'
import { carriesCase, oneYearAfter, type ConsentGiven, type ConsentLine } from './consent.ts'
import { insertIdentity } from './identity-table.server.ts'
import type { Identity } from './identity.ts'
import { matchIdentity } from './match-identity.server.ts'
import { insertCase, prepareCase, type PreparedCase } from './new-case.server.ts'
import { ownPeople } from './own-people.server.ts'
import { sealConsent } from './sealed-consent.server.ts'
import { sealIdentity } from './sealed-identity.server.ts'

/** `ownCase`: the code of the member's own case with this psychologist; the person then counts once. */
export type NewMember = { role: FamilyRole; sex: Sex; ageBand: AgeBand; category: Category; ownCase?: string }

export type NewCase = {
  kind: 'individual' | 'family'
  district: string
  /** Of the person; in a family case, of the index person. */
  header: {
    sex: Sex; ageBand: AgeBand; ageYears?: number; category: Category; secondaryCategory?: Category
    referral?: Referral; knownOutsideWork?: boolean; settlement?: Settlement
    /** Family only: the code of the index person's own case, where there is one. */
    ownCase?: string
  }
  /** Family only: everybody beside the index person. */
  members?: NewMember[]
  consent: ConsentGiven
  identity?: Identity
  /** The day of the consent; today unless it is written down later. */
  openedOn?: string
}

export type Opened = { caseId: Id<'case'>; code: string; word: string }

/** Opens a case by one reading of the consent. Without consent to care and to a record there is none: see openFirstContact. */
export async function openCase(scope: Scope, input: NewCase): Promise<Opened> {
  mustHaveRole(scope, 'psychologist')
  if (!carriesCase(input.consent.answers)) throw new Refusal('not-permitted')
  const openedOn = input.openedOn ?? today(scope)
  const line: ConsentLine = { ...input.consent, number: 1, on: openedOn, until: oneYearAfter(openedOn), withdrawn: [] }
  return inOwnTurn(scope, async () => {
    const header = await headerOf(scope, input)
    const prepared = await prepareCase(scope, {
      kind: input.kind, state: 'registered', district: input.district, openedOn, header, supervisionRefused: !line.answers.supervision, consentUntil: line.until,
    })
    const consent = sealConsent(prepared.compartments.identity.key, prepared.caseId, line)
    const identity = input.identity && sealedIdentity(prepared, input.identity)
    const match = input.identity ? await matchIdentity(scope, header.subject, input.identity) : { list: null }
    await inTransaction(scope, async (scope) => {
      await insertCase(scope, prepared)
      await insertConsent(scope.db, consent)
      if (identity) await insertIdentity(scope.db, identity)
      await writeMatch(scope.db, match)
      await record(scope, { did: 'case.opened', case: prepared.caseId, record: consent.id, about: input.kind })
    })
    return { caseId: prepared.caseId, code: prepared.file.code, word: prepared.file.word }
  })
}

function sealedIdentity({ caseId, compartments }: PreparedCase, identity: Identity): NewRow<'case_identity'> {
  return { case_id: caseId, revision: 1, document: sealIdentity(compartments.identity.key, caseId, 1, identity) }
}

async function headerOf(scope: Scope, input: NewCase): Promise<CaseHeader> {
  const { ownCase, ...rest } = input.header
  const fixed = { ...rest, episode: 1, contactAllowed: input.consent.answers.contact }
  if (input.kind === 'individual') return { ...fixed, subject: newId<'subject'>() }
  const index: NewMember = { role: 'index', sex: rest.sex, ageBand: rest.ageBand, category: rest.category, ...(ownCase ? { ownCase } : {}) }
  const members = await numbered(scope, [index, ...(input.members ?? [])])
  return { ...fixed, subject: members[0]!.subject, members }
}

async function numbered(scope: Scope, members: NewMember[]): Promise<FamilyMember[]> {
  const people = await ownPeople(scope, members.flatMap(({ ownCase }) => ownCase ?? []))
  if (members.some(({ ownCase }) => ownCase && !people.has(ownCase))) throw new Refusal('not-found')
  return members.map(({ ownCase, ...member }, at) => ({
    ...member, code: `M${at + 1}`, ...(ownCase ? people.get(ownCase)! : { subject: newId<'subject'>() }),
  }))
}
