import { invitePerson } from '#app/accounts/invite-person.server.ts'
import { joinProgramme } from '#app/accounts/join-programme.server.ts'
import { setUpProgramme } from '#app/accounts/set-up-programme.server.ts'
import type { BareGround, Ground } from '#app/accounts/ground.ts'
import { declareProject } from '#app/outcomes/declare-project.server.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { proposeCatalogue } from '#app/outcomes/propose-catalogue.server.ts'
import { signCatalogue } from '#app/outcomes/sign-catalogue.server.ts'
import { fixFigures } from '#app/outcomes/fix-figures.server.ts'
import { draftAgreement } from '#app/supervision/draft-agreement.server.ts'
import { signAgreement } from '#app/supervision/sign-agreement.server.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { addDays, dayOf, type Scope } from '#app/work/scope.ts'
import { DemoClock } from './demo-clock.ts'
import { demoAreas, demoProject, readDemoPlan, type DemoPlan } from './demo-plan.server.ts'
import { administrator, demoOrganisation, demoPassphrase, demoPin, staff, type StaffMember } from './demo-staff.ts'
import { DemoDays, type Colleague } from './demo-days.server.ts'

export type Progress = { done: number; total: number }
export type Filled = { ground: Ground; people: Map<string, Scope>; delegate: Scope; acts: number }

type Given = {
  /** The database, empty but migrated; its own server key; and the real clock. */
  bare: BareGround
  keyFolder?: string
  plan?: DemoPlan
}

/**
 * Fills an empty database with the synthetic programme, act by act through the use cases a person would use, each on its
 * planned day. Deterministic but for keys, ids and codes. Throws when any act is refused: a half-filled one is no demo.
 */
export async function fillDemo({ bare, keyFolder, plan = readDemoPlan() }: Given, onProgress: (progress: Progress) => void = () => {}): Promise<Filled> {
  const clock = new DemoClock('2021-01-04')
  const before: BareGround = { ...bare, now: clock.now }
  const acts = actCounter(plan, onProgress)
  const { ground, joined } = await setUpProgramme(before, {
    organisation: demoOrganisation, kind: 'demo', startedOn: demoProject.from, ...(keyFolder ? { keyFolder } : {}),
    administrator: { ...administrator, passphrase: demoPassphrase, pin: demoPin, factor: 'totp' },
  })
  acts.done()
  const people = new Map<string, Scope>([[administrator.signInName, joined.scope]])
  for (const member of staff) {
    people.set(member.signInName, await join(ground, joined.scope, member))
    acts.done()
  }
  // as at their next sign-in: whoever holds a key hands it on to those who came later
  for (const scope of people.values()) await reconcileGrants(scope)
  const delegate = personWith(people, 'delegate')
  const supervisor = personWith(people, 'supervisor')
  await declareProject(delegate, demoProject)
  await signDemoCatalogue(delegate, personWith(people, 'data-protection'))
  const colleagues = await agree(people, supervisor, clock, bare.now())
  await new DemoDays({ plan, clock, colleagues, supervisor, coordinator: personWith(people, 'reintegration'), onAct: acts.done }).run(bare.now())
  clock.goToInstant(bare.now())
  const fixed = await fixFigures(delegate)
  if (fixed.kind !== 'fixed') throw new Error('the synthetic programme could not be counted')
  acts.done()
  return { ground, people, delegate, acts: acts.made() }
}

async function join(ground: Ground, admin: Scope, { signInName, name, roles, districts, language }: StaffMember): Promise<Scope> {
  const invited = await invitePerson(admin, { signInName, name, roles, district: districts[0] ?? null, language })
  if (invited.kind !== 'invited') throw new Error('nobody was invited')
  const outcome = await joinProgramme(ground, { signInName, code: invited.code, passphrase: demoPassphrase, pin: demoPin, factor: 'totp', language })
  if (outcome.kind !== 'joined') throw new Error('nobody joined')
  return outcome.joined.scope
}

/** Three areas, divided over the project period alone: what its caseload supports. Releases are left to be prepared on the pages. */
async function signDemoCatalogue(delegate: Scope, officer: Scope): Promise<void> {
  const proposed = await proposeCatalogue(delegate, (number) => defaultPolicy({ year: Number(demoProject.to.slice(0, 4)), number, areas: demoAreas, splitWindow: 'project' }))
  if (proposed.kind !== 'proposed') throw new Error('the catalogue was not proposed')
  await signCatalogue(officer, proposed.id)
}

/** An agreement in force with every psychologist, until a year from the real today. */
async function agree(people: Map<string, Scope>, supervisor: Scope, clock: DemoClock, today: Date): Promise<Colleague[]> {
  const endsOn = addDays(dayOf(today), 365)
  const psychologists = staff.filter((member) => member.roles.includes('psychologist'))
  for (const { signInName } of psychologists) {
    const scope = people.get(signInName)!
    const agreementId = await draftAgreement(supervisor, { superviseeId: scope.actor.id, startsOn: dayOf(clock.now()), endsOn, weeklyReading: 3 })
    await signAgreement(supervisor, { agreementId })
    await signAgreement(scope, { agreementId })
  }
  return psychologists.map((member) => ({ ...member, scope: people.get(member.signInName)! }))
}

const personWith = (people: Map<string, Scope>, role: Scope['actor']['roles'][number]): Scope => [...people.values()].find((scope) => scope.actor.roles.includes(role))!

function actCounter(plan: DemoPlan, onProgress: (progress: Progress) => void) {
  const total = 2 + staff.length + plan.persons.length + plan.families.length + plan.sessions.length + plan.child_groups.length + plan.rasb.length
  let made = 0
  const done = () => {
    made += 1
    onProgress({ done: Math.min(made, total), total })
  }
  return { done, made: () => made }
}
