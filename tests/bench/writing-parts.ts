import { figure } from './figures.ts'
import { diskOf, inTurn, must, type Part, type Side } from './sides.ts'

const letters = 'She slept four hours, walked to the shop with her sister and spoke of the field behind the house. '
const textOf = (round: number, length = 2000): string => `${round} ${letters.repeat(Math.ceil(length / letters.length))}`.slice(0, length)

/** An editor of one person, with its draft begun over HTTP. */
export async function editor(side: Side, at: number): Promise<{ draftId: string; save(fields: Record<string, string>): Promise<number> }> {
  const visitor = side.people[at]!
  const begun = must(await visitor.post(`/cases/${side.house.world.psychologists[at]!.cases[0]}/notes/new`, {}), 303, 'a new note')
  const draftId = begun.headers.location!.split('/')[2]!
  let base = 1
  return {
    draftId,
    async save(fields) {
      const answer = must(await visitor.postJson(`/drafts/${draftId}/save`, { base, merged: [], fields }), 200, 'a save')
      base = (JSON.parse(answer.body.toString()) as { revision: number }).revision
      return answer.ms
    },
  }
}

export const autosave: Part = async (sides) => {
  const editors = { own: await editor(sides.own, 0), plain: await editor(sides.plain, 0) }
  const of = (side: Side) => (side === sides.own ? editors.own : editors.plain)
  const seen = await inTurn(sides, 60, (side, round) => of(side).save({ subjective: textOf(round) }), 10)
  return [diskOf(sides.own), figure('autosave of 2 kB, one writer', 'ms', seen.own, { plain: seen.plain, cpu: seen.cpu, target: 12 })]
}

export const autosaves: Part = async (sides) => {
  const rates = { own: [] as number[], plain: [] as number[] }
  const waits = { own: [] as number[], plain: [] as number[] }
  const editors = { own: await Promise.all(sides.own.people.map((_, at) => editor(sides.own, at))), plain: await Promise.all(sides.plain.people.map((_, at) => editor(sides.plain, at))) }
  for (let round = 0; round < 4; round++) {
    for (const which of ['own', 'plain'] as const) {
      const ms = await together(editors[which], 2000)
      // the first round warms both up
      if (round === 0) continue
      rates[which].push(ms.length / 2)
      waits[which].push(...ms)
    }
  }
  return [
    figure('autosaves a second, eight writers', '1/s', rates.own, { plain: rates.plain, target: 150 }),
    figure('autosave, one of eight writers', 'ms', waits.own, { plain: waits.plain }),
  ]
}

/** Everybody saves as fast as they are answered, for so many milliseconds. */
async function together(editors: Awaited<ReturnType<typeof editor>>[], ms: number): Promise<number[]> {
  const until = performance.now() + ms
  const waits: number[] = []
  await Promise.all(editors.map(async (one, at) => {
    for (let round = 0; performance.now() < until; round++) waits.push(await one.save({ subjective: textOf(Math.round(until) + round * 8 + at) }))
  }))
  return waits
}

const wholeNote = { sessionOn: '2026-01-05', minutes: '50', outcome: 'held', kind: 'individual', mode: 'face-to-face', format: 'soap', riskAnswer: 'nothing', interventions: 'psychoeducation', plan: 'Walk to the shop.' }

async function readyDraft(side: Side): Promise<string> {
  const { draftId, save } = await editor(side, 1)
  await save({ ...wholeNote, subjective: textOf(0) })
  return draftId
}

const together10 = 10

export const signing: Part = async (sides) => {
  const alone = await inTurn(sides, 15, async (side) => {
    const draftId = await readyDraft(side)
    return must(await side.people[1]!.post(`/drafts/${draftId}/sign`, { pin: side.house.world.pin }), 303, 'signing').ms
  })
  const several = await inTurn(sides, 5, async (side) => {
    const [first, ...others] = await Promise.all(Array.from({ length: together10 }, () => readyDraft(side)))
    return must(await side.people[1]!.post(`/drafts/${first}/sign`, { pin: side.house.world.pin, others }), 303, 'signing').ms / together10
  }, 1)
  return [
    diskOf(sides.own),
    figure('signing one note, with its PIN', 'ms', alone.own, { plain: alone.plain, target: 12 }),
    figure('signing, each of ten by one PIN', 'ms', several.own, { plain: several.plain, target: 12 }),
  ]
}
