import plan from '#app/demo/demo-plan.json' with { type: 'json' }
import { inOwnTurn, prepareFact, writeFacts } from '#app/facts/add-fact.server.ts'
import { factOf, type NewFact } from '#app/facts/fact.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Scope } from '#app/work/scope.ts'

/** The synthetic programme as facts alone: 65 assessed, 44 in care, 253 + 48 sessions, 14 child groups, 19 facilitators. */
export const project = { from: '2021-01-01', to: '2024-06-30' }

export function plannedFacts(): NewFact[] {
  return [...plan.persons.flatMap(factsOf), ...plan.sessions.map(sessionOf), ...plan.child_groups.map(groupOf), ...plan.rasb.flatMap(milestonesOf)]
}

const subject = (code: string): Id<'subject'> => `subject-${code}` as Id<'subject'>
type Person = (typeof plan.persons)[number]
const person = (code: string): Person => plan.persons.find((one) => one.code === code)!
const bandOf = (band: string): string => (band === '0-11' ? '6-11' : band)
const described = ({ sex, age_band, category }: Person) => ({ sex: sex === 'F' ? 'female' : 'male', ageBand: bandOf(age_band), category: category.replaceAll('_', '-') })

function factsOf(one: Person): NewFact[] {
  const about = { subjects: [subject(one.code)], district: one.district, ...described(one) }
  const closed: NewFact[] = one.status === 'closed' ? [{ id: newId<'fact'>(), kind: 'closure', on: one.last_session!, ...about, codes: codesOf(one) }] : []
  return [{ id: newId<'fact'>(), kind: 'assessed', on: one.assessed_on, ...about }, ...closed]
}

function codesOf({ measure, functioning }: Person): string[] {
  const post = measure?.post ?? null
  if (post === null) return ['other', 'not-evaluated']
  const distress = post < measure!.pre ? 'better' : 'same'
  return ['goals-met', 'evaluated', `distress-${distress}`, `functioning-${functioning ?? 'same'}`, `coping-${functioning ?? 'same'}`]
}

const sessionOf = ({ kind, date, participants, mode, district }: (typeof plan.sessions)[number]): NewFact => ({
  id: newId<'fact'>(), kind: 'session', on: date, subjects: participants.map(subject), district, session: kind as 'individual' | 'family', mode: mode === 'remote' ? 'remote' : 'face-to-face', people: participants.map((code) => described(person(code))),
})

const groupOf = ({ district, date, children_present }: (typeof plan.child_groups)[number]): NewFact => ({ id: newId<'fact'>(), kind: 'group-session', on: date, group: district, children: Array.from({ length: children_present }, (_, at) => at + 1) })

const milestonesOf = ({ id, district, tot_trained, active_facilitator, volunteer }: (typeof plan.rasb)[number]): NewFact[] => [['trained', tot_trained], ['facilitator', active_facilitator], ['volunteer', volunteer]]
  .map(([code, on]) => ({ id: newId<'fact'>(), kind: 'milestone', on: on!, subjects: [subject(id)], district, codes: [code!] }))

/** In packs, month by month, as the acts would have written them. */
export async function addFacts(scope: Scope, facts: readonly NewFact[]): Promise<void> {
  for (const list of Map.groupBy(facts, (fact) => factOf(fact).month).values()) {
    await inOwnTurn(scope, async () => {
      const prepared = await prepareFact(scope, ...list)
      await inTransaction(scope, (scope) => writeFacts(scope.db, prepared))
    })
  }
}
