import type { AssessmentContent, Conclusion, ScaleId } from '#app/assessments/assessment.ts'
import { scales } from '#app/assessments/assessment.ts'
import { signAssessment } from '#app/assessments/sign-assessment.server.ts'
import { changeCaseState } from '#app/cases/change-case-state.server.ts'
import { oneYearAfter } from '#app/cases/consent.ts'
import { monthsAfter } from '#app/cases/closure.ts'
import { listDueFollowUps, makeFollowUp } from '#app/cases/follow-ups.server.ts'
import { giveConsent } from '#app/cases/give-consent.server.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { signClosure } from '#app/cases/sign-closure.server.ts'
import type { ChildLine } from '#app/groups/group.ts'
import { openGroup } from '#app/groups/open-group.server.ts'
import { signGroupSession } from '#app/groups/sign-group-session.server.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { answerComment } from '#app/supervision/answer-feedback.server.ts'
import { commentOnReview } from '#app/supervision/comment-on-review.server.ts'
import { closeReview, sendFeedback } from '#app/supervision/send-feedback.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'
import type { Id } from '#app/work/id.ts'
import { addDays, dayOf, today, type Scope } from '#app/work/scope.ts'
import { Chance } from './chance.ts'
import { measureAfter, measureBefore } from './demo-scales.server.ts'
import type { DemoClock } from './demo-clock.ts'
import { closureOf, familyClosure, type Closure } from './invent-closure.ts'
import { demoProject, type DemoPlan, type PlannedFamily, type PlannedGroup, type PlannedPerson, type PlannedSession } from './demo-plan.server.ts'
import { DemoRegister } from './demo-register.server.ts'
import type { StaffMember } from './demo-staff.ts'
import { ageBandOf, categoryOf, consentOf, People, sexOf } from './invent-person.ts'
import { answers, feedback, inventGoals, inventNote, inventPresenting, inventTheme, inventWorked } from './invent-text.ts'

export type Colleague = StaffMember & { scope: Scope }

type Given = { plan: DemoPlan; clock: DemoClock; colleagues: Colleague[]; supervisor: Scope; coordinator: Scope; onAct: () => void }
type Event = { on: string; act: () => Promise<void> }
/** A case as the fill remembers it: its code, whose it is, until when its consent holds. */
type Known = { caseId: Id<'case'>; code: string; by: Colleague; until: string; ageYears: number }

/** How often a signed note is read by the supervisor; the newest ones still wait for an answer or are only asked for. */
const readEvery = 14

/** All planned acts in the order of their days, as one stream: the audit trail numbers them as it would have. */
export class DemoDays {
  readonly #given: Given
  readonly #chance = new Chance(20_210_104)
  readonly #people = new People(new Chance(20_210_427))
  readonly #cases = new Map<string, Known>()
  readonly #groups = new Map<string, Id<'group'>>()
  #events: Event[] = []

  constructor(given: Given) {
    this.#given = given
  }

  async run(realToday: Date): Promise<void> {
    const { plan, clock, onAct } = this.#given
    const counted = (event: Event): Event => ({ ...event, act: async () => { await event.act(); onAct() } })
    this.#events = [
      ...plan.persons.map((person) => counted({ on: person.assessed_on, act: () => this.#assess(person) })),
      ...plan.families.map((family) => counted({ on: this.#assessedOn(family), act: () => this.#openFamily(family) })),
      ...plan.sessions.map((session, at) => counted({ on: session.date, act: () => this.#holdSession(session, at) })),
      ...plan.child_groups.map((group) => counted({ on: group.date, act: () => this.#holdGroup(group) })),
      ...plan.persons.filter(({ measure }) => measure?.post != null).map((person) => ({ on: addDays(person.last_session!, 1), act: () => this.#measureAgain(person) })),
      ...plan.persons.filter((person) => person.status === 'closed').map((person) => ({ on: addDays(person.last_session!, 10), act: () => this.#close(person.code, closureOf(person)) })),
      ...plan.families.filter((family) => this.#isClosed(family)).map((family) => ({ on: addDays(this.#lastOf(family), 10), act: () => this.#close(family.code, familyClosure) })),
    ]
    new DemoRegister({ plan: plan.rasb, coordinator: this.#given.coordinator, until: demoProject.to, onAct }).events().forEach((event) => this.#events.push(event))
    for (;;) {
      const next = this.#takeNext()
      if (!next) break
      clock.goTo(next.on)
      await next.act()
    }
    clock.goToInstant(realToday)
    for (const person of plan.persons) if (person.status === 'active') await this.#renewConsent(this.#cases.get(person.code)!)
  }

  /** The earliest one; of one day the one named first. Acts may add later ones (a review follows a note). */
  #takeNext(): Event | undefined {
    const earliest = this.#events.reduce<Event | undefined>((first, event) => (!first || event.on < first.on ? event : first), undefined)
    this.#events = this.#events.filter((event) => event !== earliest)
    return earliest
  }

  async #assess(person: PlannedPerson): Promise<void> {
    const by = this.#by(person.district)
    const { identity, ageYears } = this.#people.identityOf(person)
    const refusesSupervision = person.code === 'AJB-004'
    const { caseId, code } = await openCase(by.scope, {
      kind: 'individual', district: person.district, identity, consent: consentOf(ageYears, by.language, !refusesSupervision),
      header: { sex: sexOf(person), ageBand: ageBandOf(person), ageYears, category: categoryOf(person), referral: this.#chance.one(['self', 'family', 'community', 'school', 'health', 'red-crescent']) },
    })
    this.#cases.set(person.code, { caseId, code, by, until: oneYearAfter(person.assessed_on), ageYears })
    await this.#signAssessment(caseId, by, person)
    await measureBefore(by.scope, caseId, person)
    await changeCaseState(by.scope, { caseId, to: person.in_care ? 'in-care' : this.#chance.one(['no-need', 'referred'] as const) })
  }

  async #signAssessment(caseId: Id<'case'>, by: Colleague, person: PlannedPerson, conclusion?: Conclusion): Promise<void> {
    const grade = () => this.#chance.number(0, person.in_care ? 3 : 1) as 0 | 1 | 2 | 3
    const tool = person.measure?.tool as ScaleId | undefined
    const content: AssessmentContent = {
      assessedOn: person.assessed_on, place: this.#chance.one(['home', 'office', 'school', 'health-post']), mode: 'face-to-face', presenting: inventPresenting(this.#chance, by.writes),
      functioning: { selfCare: grade(), work: grade(), family: grade(), community: grade() }, risk: { answer: 'nothing' },
      scale: tool && tool in scales ? { kind: 'total', scale: tool, total: person.measure!.pre, riskItem: 0 } : { kind: 'declined' },
      conclusion: conclusion ?? (person.in_care ? 'individual' : this.#chance.one(['information', 'referral', 'no-need'])), urgency: person.in_care ? this.#chance.one(['week', 'month']) : 'later',
    }
    const signed = await signAssessment(by.scope, { caseId, content })
    if (signed.kind !== 'signed') throw new Error('an assessment was not signed')
  }

  async #openFamily(family: PlannedFamily): Promise<void> {
    const persons = family.members.map((code) => this.#person(code))
    const [index, ...others] = persons
    const by = this.#by(family.district)
    const { caseId, code } = await openCase(by.scope, {
      kind: 'family', district: family.district, consent: consentOf(30, by.language),
      header: { sex: sexOf(index!), ageBand: ageBandOf(index!), category: categoryOf(index!), ownCase: this.#cases.get(index!.code)!.code },
      members: others.map((person, at) => ({
        role: this.#cases.get(person.code)!.ageYears < 18 ? (at === 1 ? 'older-child' : 'younger-child') : 'partner', sex: sexOf(person), ageBand: ageBandOf(person), category: categoryOf(person),
        ownCase: this.#cases.get(person.code)!.code,
      })),
    })
    this.#cases.set(family.code, { caseId, code, by, until: oneYearAfter(this.#assessedOn(family)), ageYears: 30 })
    await this.#signAssessment(caseId, by, index!, 'family')
  }

  async #holdSession(session: PlannedSession, at: number): Promise<void> {
    const known = this.#cases.get(session.case)!
    if (known.until < session.date) await this.#renewConsent(known)
    const { scope, writes } = known.by
    const fields: DraftFields = {
      ...inventNote(this.#chance, writes), sessionOn: session.date, startsAt: `${this.#chance.number(9, 16)}:00`.padStart(5, '0'), minutes: String(this.#chance.one([40, 50, 60])), outcome: 'held', kind: session.kind,
      mode: session.mode.replaceAll('_', '-'), place: session.mode === 'remote' ? 'phone' : placeOf(session.place), riskAnswer: 'nothing', participants: this.#membersThere(session).join(','),
    }
    const { draftId } = await startDraft(scope, { caseId: known.caseId })
    await saveDraft(scope, { draftId, base: 1, fields })
    const isLate = at >= this.#given.plan.sessions.length - 8
    const signed = await signNote(scope, { draftId, askReview: isLate && at % 3 === 0 })
    if (signed.kind !== 'signed') throw new Error(`a note was not signed: ${signed.kind}`)
    if (at % readEvery === 3 && session.case !== 'AJB-004') this.#planReview(session.date, signed.noteId, known.by)
  }

  #membersThere(session: PlannedSession): string[] {
    const family = this.#given.plan.families.find((one) => one.code === session.case)
    return family ? family.members.flatMap((code, at) => (session.participants.includes(code) ? [`M${at + 1}`] : [])) : []
  }

  /** Read after four days, answered after seven, closed after nine. */
  #planReview(signedOn: string, noteId: Id<'note'>, by: Colleague): void {
    const { supervisor } = this.#given
    this.#later(addDays(signedOn, 4), async () => {
      const reviewId = await startReview(supervisor, noteId)
      const asked: Id<'comment'>[] = []
      for (const comment of this.#chance.some(feedback, 2)) {
        const made = await commentOnReview(supervisor, reviewId, { ...comment, anchor: null, answerBy: null })
        if (made.kind === 'kept-back' && comment.kind !== 'kept') asked.push(made.id)
      }
      await sendFeedback(supervisor, reviewId, { addenda: 0 })
      if (asked.length === 0 || signedOn > '2024-06-01') return
      this.#later(addDays(signedOn, 7), async () => {
        for (const commentId of asked) await answerComment(by.scope, reviewId, { commentId, kind: 'answer', text: this.#chance.one(answers[by.writes]) })
      })
      this.#later(addDays(signedOn, 9), () => closeReview(supervisor, reviewId, { addenda: 0 }))
    })
  }

  async #holdGroup(planned: PlannedGroup): Promise<void> {
    const by = this.#by(planned.district)
    const known = this.#groups.get(planned.district)
    const groupId = known ?? (await openGroup(by.scope, { district: planned.district, place: 'school', ageRange: planned.ages })).groupId
    this.#groups.set(planned.district, groupId)
    const children = Array.from({ length: planned.children_present }, (_, at): ChildLine => ({
      number: at + 1, sex: at % 2 === 0 ? 'female' : 'male', ageBand: planned.ages, here: true, consent: true, participation: this.#chance.number(1, 3) as 1 | 2 | 3, mood: this.#chance.one(['calm', 'calm', 'mixed', 'low']),
    }))
    await signGroupSession(by.scope, { groupId, content: {
      sessionOn: planned.date, startsAt: '15:00', minutes: 75, place: 'school', secondAdult: this.#chance.one(['teacher', 'volunteer', 'nurse']),
      theme: inventTheme(this.#chance, by.writes), worked: inventWorked(this.#chance, by.writes), children,
    } })
  }

  async #measureAgain(person: PlannedPerson): Promise<void> {
    const { caseId, by } = this.#cases.get(person.code)!
    await measureAfter(by.scope, caseId, person)
  }

  async #close(code: string, closure: Closure): Promise<void> {
    const { caseId, by } = this.#cases.get(code)!
    const closedOn = today(by.scope)
    await changeCaseState(by.scope, { caseId, to: 'closing' })
    const followUps = closure.reason === 'goals-met' ? { answer: 'planned' as const, firstOn: monthsAfter(closedOn, 1), secondOn: monthsAfter(closedOn, 3) } : { answer: 'not-reached' as const }
    const signed = await signClosure(by.scope, { caseId, content: { ...closure, closedOn, followUps, goals: closure.evaluated ? inventGoals(this.#chance, by.writes) : '' } })
    if (signed.kind !== 'signed') throw new Error(`a case was not closed: ${signed.kind}`)
    if (followUps.answer === 'planned') for (const on of [followUps.firstOn, followUps.secondOn]) this.#later(on, () => this.#followUp(by))
  }

  async #followUp({ scope }: Colleague): Promise<void> {
    for (const { id } of await listDueFollowUps(scope)) await makeFollowUp(scope, { followUpId: id, reached: true })
  }

  async #renewConsent(known: Known): Promise<void> {
    const { scope, language } = known.by
    await giveConsent(scope, { caseId: known.caseId, consent: consentOf(known.ageYears, language) })
    known.until = oneYearAfter(today(scope))
  }

  #later(on: string, act: () => Promise<void>): void {
    this.#events.push({ on: on < dayOf(this.#given.clock.now()) ? dayOf(this.#given.clock.now()) : on, act })
  }

  #by = (district: string): Colleague => this.#given.colleagues.find((colleague) => colleague.districts.includes(district))!
  #person = (code: string): PlannedPerson => this.#given.plan.persons.find((person) => person.code === code)!
  #assessedOn = (family: PlannedFamily): string => family.members.map((code) => this.#person(code).assessed_on).sort().at(-1)!
  #isClosed = (family: PlannedFamily): boolean => family.members.every((code) => this.#person(code).status === 'closed')
  #lastOf = (family: PlannedFamily): string => family.members.map((code) => this.#person(code).last_session!).sort().at(-1)!
}

const placeOf = (planned: string): string => ({ home_visit: 'home', facility: 'health-post', school: 'school' })[planned] ?? 'other'
