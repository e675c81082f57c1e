import { recordAlone } from '#app/audit/record.server.ts'
import { listDistricts } from '#app/cases/list-districts.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Id } from '#app/work/id.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { entryOf } from './change-entry.server.ts'
import { participantsOf, type KeptLedSession } from './led-session.ts'
import { everybody, ledSessions, type LedSessionRow, type RasbRow } from './rasb-table.server.ts'
import { furthest, inOrder, milestones, nameOf, openSteps, type RasbEntry } from './rasb.ts'
import { registerKey, unlessUnreadable } from './register-key.server.ts'
import type { PersonLine, PersonView, RegisterView, SessionLine, SessionStart, StepStart } from './register-view.ts'
import { openEntry, openLedSession } from './sealed-register.server.ts'

/** The whole register: people by number, sessions newest first. What does not open says so and hides nothing else. */
export async function readRegister(scope: Scope): Promise<RegisterView> {
  const key = await registerKey(scope)
  const people = await opened(scope, key)
  const sessions = await sessionsOf(scope, key, people)
  const entries = people.flatMap(({ entry }) => (entry ? [entry] : []))
  return {
    people: people.map(lineOf), sessions: sessions.map(({ line }) => line),
    reached: milestones.map((step) => ({ step, people: entries.filter((entry) => entry.reached.some((one) => one.step === step)).length })),
    participants: sessions.reduce((sum, { session }) => sum + (session ? participantsOf(session) : 0), 0),
  }
}

/** One person with their steps and the sessions they led. Each opening is on the record. */
export async function openPerson(scope: Scope, { personId }: { personId: Id<'rasb'> }): Promise<PersonView> {
  const { row, entry } = await entryOf(scope, personId)
  const key = await registerKey(scope)
  const sessions = await sessionsOf(scope, key, await opened(scope, key))
  await recordAlone(scope, { did: 'reintegration.looked', record: personId })
  return {
    id: row.id, number: row.number, revision: row.revision, registeredOn: entry.registeredOn, day: today(scope), details: entry.details, standing: entry.standing,
    reached: inOrder(entry.reached).map(({ step, on }) => ({ step, on })), open: openSteps(entry),
    sessions: sessions.filter(({ session }) => session?.leaders.includes(personId)).map(({ line }) => line),
  }
}

/** Who can take a step, or lead a session: everybody who has not left. */
export async function beginStep(scope: Scope): Promise<StepStart> {
  const people = await opened(scope, await registerKey(scope))
  return {
    day: today(scope),
    people: people.flatMap(({ row, entry }) => (entry && entry.standing.is !== 'left'
      ? [{ id: row.id, number: row.number, name: fullName(entry), district: entry.details.district, reached: inOrder(entry.reached).map(({ step }) => step) }] : [])),
  }
}

export async function beginLedSession(scope: Scope): Promise<SessionStart> {
  return { ...await beginStep(scope), districts: await listDistricts(scope), own: scope.actor.district }
}

/** What the form of a new person offers. */
export async function beginRegistering(scope: Scope): Promise<{ districts: string[]; own: string | null }> {
  await registerKey(scope)
  return { districts: await listDistricts(scope), own: scope.actor.district }
}

type OpenedPerson = { row: RasbRow; entry: RasbEntry | undefined }

async function opened(scope: Scope, key: CompartmentKey): Promise<OpenedPerson[]> {
  return Promise.all((await everybody(scope.db)).map(async (row) => ({ row, entry: await unlessUnreadable(scope, () => openEntry(key, row)) })))
}

const fullName = ({ details }: RasbEntry): string => [details.givenName, details.familyName].filter(Boolean).join(' ')

function lineOf({ row, entry }: OpenedPerson): PersonLine {
  if (!entry) return { kind: 'unreadable', id: row.id, number: row.number }
  const last = furthest(entry)
  return { kind: 'person', id: row.id, number: row.number, name: fullName(entry), district: entry.details.district, furthest: last?.step ?? null, since: last?.on ?? entry.registeredOn, standing: entry.standing.is }
}

async function sessionsOf(scope: Scope, key: CompartmentKey, people: OpenedPerson[]): Promise<{ line: SessionLine; session: KeptLedSession | undefined }[]> {
  const names = new Map(people.map(({ row }) => [row.id, nameOf(row.number)]))
  return Promise.all((await ledSessions(scope.db)).map(async (row) => {
    const session = await unlessUnreadable(scope, () => openLedSession(key, row))
    return { session, line: sessionLine(row, session, names) }
  }))
}

function sessionLine(row: LedSessionRow, session: KeptLedSession | undefined, names: ReadonlyMap<Id<'rasb'>, string>): SessionLine {
  if (!session) return { kind: 'unreadable', id: row.id, on: row.session_on }
  const { district, place, leaders, line } = session
  return { kind: 'session', id: row.id, on: row.session_on, district, place, leaders: leaders.map((id) => names.get(id) ?? '').filter(Boolean).join(', '), participants: participantsOf(session), line }
}
