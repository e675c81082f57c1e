import { record, recordAlone } from '#app/audit/record.server.ts'
import { takeOverAudit } from '#app/audit/take-over-audit.server.ts'
import { subjectOf, type CompartmentKind } from '#app/keys/compartments.ts'
import { entitled, recovery, type Circle } from '#app/keys/entitlements.ts'
import { compartmentOf, deleteGrants, holdersOfMany, insertCompartment, insertGrants } from '#app/keys/grant-table.server.ts'
import { expectSide, isWatched } from '#app/keys/side-fingerprint.server.ts'
import type { Db, NewRow, Row } from '#db/schema.ts'
import { circleOf, treatedCircles } from './circle-table.server.ts'
import { inTransaction } from './in-transaction.server.ts'
import { today, type Role, type Scope } from './scope.ts'

/** Compartments a person makes for themselves or the programme the first time one of their roles needs it; `private` first, for the pins. */
const ownKinds: { kind: CompartmentKind; of: 'person' | 'programme'; roles: readonly Role[] | 'everybody' }[] = [
  { kind: 'private', of: 'person', roles: 'everybody' },
  { kind: 'drafts', of: 'person', roles: 'everybody' },
  { kind: 'statistics', of: 'person', roles: ['psychologist', 'supervisor', 'delegate', 'reintegration'] },
  { kind: 'matching', of: 'programme', roles: ['psychologist'] },
  { kind: 'ledger', of: 'programme', roles: ['delegate'] },
  { kind: 'reintegration', of: 'programme', roles: ['reintegration'] },
  { kind: 'safeguarding', of: 'programme', roles: ['focal-point'] },
]

type Held = Row<'compartment'>

/**
 * Runs at sign-in and after every change of role, agreement or consent. Makes the compartments this person's roles
 * need, seals missing grants for compartments the person holds, and deletes grants of people who lost the right.
 * In a case only the treating psychologist grants and ends. What this person cannot do waits for somebody who can.
 * Returns how many grants were made and ended.
 */
export async function reconcileGrants(scope: Scope, only?: { kind: CompartmentKind; subjects: string[] }): Promise<{ made: number; ended: number }> {
  if (!only) await makeOwnCompartments(scope)
  if (!only) await takeOverAudit(scope)
  const held = await heldCompartments(scope.db, scope.actor.id, only)
  const holders = await holdersOfMany(scope.db, held)
  const circles = await circlesOf(scope, held)
  let made = 0
  let ended = 0
  for (const compartment of held) {
    const circle = circles.get(compartment.id)
    if (!circle) continue
    const there = holders.get(compartment.id) ?? []
    const wanted = entitled(compartment.kind, circle)
    const grants = await missingGrants(scope, compartment, wanted.filter((id) => !there.includes(id)))
    const leaving = there.filter((id) => !wanted.includes(id) && id !== recovery)
    if (grants.length === 0 && leaving.length === 0) continue
    await inTransaction(scope, (scope) => writeChange(scope, compartment, grants, leaving))
    made += grants.length
    ended += leaving.length
  }
  await tellBrokenPins(scope)
  return { made, ended }
}

async function writeChange(scope: Scope, { id, kind }: Held, grants: NewRow<'key_grant'>[], leaving: string[]): Promise<void> {
  await insertGrants(scope.db, grants)
  for (const person of leaving) await deleteGrants(scope.db, person, [id])
  for (const grant of grants) await record(scope, { did: 'key.granted', record: id, person: grant.recipient_id, about: kind })
  for (const person of leaving) await record(scope, { did: 'key.ended', record: id, person, about: kind })
}

async function missingGrants(scope: Scope, compartment: Held, missing: string[]): Promise<NewRow<'key_grant'>[]> {
  if (missing.length === 0) return []
  return scope.keys.prepareGrants(compartment.kind, compartment.subject_id, missing)
}

/** Somebody's keys are not the ones first used: nothing was granted, and data protection must hear of it. */
async function tellBrokenPins(scope: Scope): Promise<void> {
  for (const person of new Set(scope.keys.takeBrokenPins())) await recordAlone(scope, { did: 'key.pin-broken', person })
}

/** Circles by compartment. Compartments of a case are left out unless the actor treats it. */
async function circlesOf(scope: Scope, held: Held[]): Promise<Map<string, Circle>> {
  const [ofCases, others] = [held.filter(isOfCase), held.filter((one) => !isOfCase(one))]
  const cases = await treatedCircles(scope.db, scope.actor.id, ofCases.map((one) => one.subject_id), today(scope))
  const circles = new Map<string, Circle>()
  for (const one of ofCases) {
    const circle = cases.get(one.subject_id)
    if (circle) circles.set(one.id, circle)
  }
  for (const one of others) circles.set(one.id, await circleOf(scope.db, one.kind, one.subject_id, today(scope)))
  return circles
}

const isOfCase = ({ kind }: Held): boolean => subjectOf[kind] === 'case'

async function makeOwnCompartments(scope: Scope): Promise<void> {
  for (const { kind, of, roles } of ownKinds) {
    if (roles !== 'everybody' && !scope.actor.roles.some((role) => roles.includes(role))) continue
    const subject = of === 'person' ? scope.actor.id : scope.programme.id
    if (await compartmentOf(scope.db, kind, subject)) continue
    const prepared = await scope.keys.prepareCompartment(kind, subject, await circleOf(scope.db, kind, subject, today(scope)))
    if (isWatched(kind)) expectSide(scope.serverKey, kind, prepared.epoch)
    await inTransaction(scope, async (scope) => {
      await insertCompartment(scope.db, prepared)
      await record(scope, { did: 'compartment.made', record: prepared.compartment.id, about: kind })
    })
  }
}

async function heldCompartments(db: Db, person: string, only?: { kind: CompartmentKind; subjects: string[] }): Promise<Held[]> {
  let query = db.selectFrom('compartment as c').innerJoin('key_grant as g', (join) => join.onRef('g.compartment_id', '=', 'c.id').onRef('g.epoch', '=', 'c.epoch'))
    .selectAll('c').where('g.recipient_id', '=', person)
  if (only) query = query.where('c.kind', '=', only.kind).where('c.subject_id', 'in', only.subjects)
  return query.execute()
}
