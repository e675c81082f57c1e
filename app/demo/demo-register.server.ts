import { reachMilestone } from '#app/reintegration/reach-milestone.server.ts'
import { registerPerson } from '#app/reintegration/register-person.server.ts'
import { writeLedSession } from '#app/reintegration/write-led-session.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { Chance } from './chance.ts'
import type { PlannedRasb } from './demo-plan.server.ts'
import { detailsOf, inventSession, sessionDaysOf, stepsOf } from './invent-rasb.ts'

type Given = { plan: readonly PlannedRasb[]; coordinator: Scope; until: string; onAct: () => void }
type Event = { on: string; act: () => Promise<void> }

/** The register as the plan has it: who came to which step on one day came to it together. */
export class DemoRegister {
  readonly #given: Given
  readonly #chance = new Chance(20_221_015)
  readonly #ids = new Map<string, Id<'rasb'>>()

  constructor(given: Given) {
    this.#given = given
  }

  events(): Event[] {
    const { plan, until } = this.#given
    const planned = plan.map((person) => ({ person, steps: stepsOf(person) }))
    const together = Map.groupBy(planned.flatMap(({ person, steps }) => steps.map(({ step, on }) => ({ person, step, on }))), ({ step, on }) => `${on} ${step}`)
    return [
      ...planned.map(({ person, steps }) => ({ on: steps[0]!.on, act: () => this.#register(person) })),
      ...[...together.values()].map((group) => ({ on: group[0]!.on, act: () => this.#reach(group) })),
      ...plan.flatMap((person) => sessionDaysOf(person, until).map((on) => ({ on, act: () => this.#lead(person, on) }))),
    ]
  }

  async #register(person: PlannedRasb): Promise<void> {
    this.#ids.set(person.id, (await registerPerson(this.#given.coordinator, detailsOf(person, this.#chance))).personId)
    this.#given.onAct()
  }

  async #reach(group: { person: PlannedRasb; step: Parameters<typeof reachMilestone>[1]['step']; on: string }[]): Promise<void> {
    const [{ step, on }] = group as [(typeof group)[number]]
    const reaching = await reachMilestone(this.#given.coordinator, { people: group.map(({ person }) => this.#ids.get(person.id)!), step, on })
    if (reaching.kind !== 'reached') throw new Error('a step of the register was not reached')
  }

  async #lead(person: PlannedRasb, on: string): Promise<void> {
    await writeLedSession(this.#given.coordinator, { on, district: person.district, leaders: [this.#ids.get(person.id)!], line: '', ...inventSession(this.#chance) })
  }
}
