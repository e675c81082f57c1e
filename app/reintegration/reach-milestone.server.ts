import { record } from '#app/audit/record.server.ts'
import { inOwnTurn, prepareFact, writeFacts } from '#app/facts/add-fact.server.ts'
import { cancelling, type NewFact } from '#app/facts/fact.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { entryOf, sealedNext } from './change-entry.server.ts'
import { peopleById, replacePerson, type RasbRow } from './rasb-table.server.ts'
import { problemOfStep, type Milestone, type RasbEntry, type Reached, type StepProblem } from './rasb.ts'
import { openedOrRefused, registerKey } from './register-key.server.ts'
import { openEntry } from './sealed-register.server.ts'

export type Step = { people: Id<'rasb'>[]; step: Milestone; on: string }
export type Reaching =
  | { kind: 'reached'; people: number }
  /** Nothing was written. By the register's numbers. */
  | { kind: 'not-so'; problems: { number: number; problem: StepProblem }[] }

/** One step of one or of several people on one day; people trained together share a training, which is counted once. */
export async function reachMilestone(scope: Scope, { people, step, on }: Step): Promise<Reaching> {
  return inOwnTurn(scope, async () => {
    const entries = await entriesOf(scope, people)
    const problems = entries.flatMap(({ row, entry }) => {
      const problem = problemOfStep(entry, step, on)
      return problem ? [{ number: row.number, problem }] : []
    })
    if (problems.length > 0) return { kind: 'not-so', problems }
    const training = step === 'trained' ? newId<'subject'>() : undefined
    const steps = entries.map(({ row, entry }) => ({ row, entry, reached: { step, on, fact: newId<'fact'>(), ...(training ? { training } : {}) } satisfies Reached }))
    const facts = await prepareFact(scope, ...steps.map(({ entry, reached }) => factOf(entry, reached)))
    const rows = await Promise.all(steps.map(({ row, entry, reached }) => sealedNext(scope, row, { ...entry, reached: [...entry.reached, reached] })))
    return inTransaction(scope, async (scope) => {
      for (const row of rows) if (!await replacePerson(scope.db, row)) throw new Refusal('stale')
      await writeFacts(scope.db, facts)
      for (const row of rows) await record(scope, { did: 'reintegration.milestone', record: row.id, about: step })
      return { kind: 'reached', people: rows.length }
    })
  })
}

/** A step that was written by mistake: out of the entry, and out of the counts. */
export async function takeBackMilestone(scope: Scope, { personId, step }: { personId: Id<'rasb'>; step: Milestone }): Promise<{ kind: 'taken-back' | 'not-reached' }> {
  return inOwnTurn(scope, async () => {
    const { row, entry } = await entryOf(scope, personId)
    const wrong = entry.reached.find((one) => one.step === step)
    if (!wrong) return { kind: 'not-reached' }
    const facts = await prepareFact(scope, cancelling(newId<'fact'>(), { id: wrong.fact, on: wrong.on }))
    const next = await sealedNext(scope, row, { ...entry, reached: entry.reached.filter((one) => one !== wrong) })
    return inTransaction(scope, async (scope) => {
      if (!await replacePerson(scope.db, next)) throw new Refusal('stale')
      await writeFacts(scope.db, facts)
      await record(scope, { did: 'reintegration.milestone-taken-back', record: row.id, about: step })
      return { kind: 'taken-back' }
    })
  })
}

async function entriesOf(scope: Scope, people: Id<'rasb'>[]): Promise<{ row: RasbRow; entry: RasbEntry }[]> {
  const key = await registerKey(scope)
  const rows = await peopleById(scope.db, [...new Set(people)])
  if (rows.length === 0 || rows.length < new Set(people).size) throw new Refusal('not-found')
  return Promise.all(rows.map(async (row) => ({ row, entry: await openedOrRefused(scope, () => openEntry(key, row)) })))
}

function factOf({ subject, details: { district, sex, ageBand } }: RasbEntry, { step, on, fact, training }: Reached): NewFact {
  return { id: fact, kind: 'milestone', on, subjects: [subject], district, sex, ageBand, group: training ?? '', codes: [step] }
}
