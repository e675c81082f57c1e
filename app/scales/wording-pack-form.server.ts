import { z } from 'zod'
import { itemsOf } from './answers.ts'
import { isCompetency, type Instrument } from './instrument.ts'
import { languages, longestVersion } from './scale.ts'
import { longestPack, type WordingPack } from './wording-pack.ts'

type Find = (id: string) => Instrument | undefined

const line = (most: number) => z.string().trim().min(1).max(most)
const words = z.record(z.string().max(40), line(300))

/** What a wording pack must be: an instrument there is, every question of it, a word for every value, and its licence line. */
export const wordingPack = (find: Find) => z.object({
  instrument: z.string(), version: line(longestVersion), language: z.enum(languages), licence: line(500), instruction: line(2000).optional(),
  items: z.record(z.string().max(60), line(600)), options: words, itemOptions: z.record(z.string().max(60), words).default({}),
}).strict().superRefine((pack, context) => {
  const tool = find(pack.instrument)
  const problem = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (!tool || isCompetency(tool) || tool.items.length === 0) return problem('instrument', 'no-such-instrument')
  const items = itemsOf(tool)
  const [strange, absent] = [Object.keys(pack.items).filter((id) => !items.has(id)), [...items.keys()].filter((id) => !(id in pack.items))]
  if (strange.length > 0) problem('items', `strange-items ${strange[0]}`)
  if (absent.length > 0) problem('items', `absent-items ${absent[0]}`)
  const unnamed = [...items.values()].find(({ id, values }) => values.some((value) => !(String(value) in (pack.itemOptions[id] ?? pack.options))))
  if (unnamed) problem('options', `absent-options ${unnamed.id}`)
})

/** A pasted file. Problems name the first thing that does not fit, as `kind where`. */
export const packForm = (find: Find) => z.object({ pack: z.string({ error: 'required' }).max(longestPack, { error: 'too-long' }).transform((text, context): WordingPack => {
  const { value, problem } = parsed(find, text)
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem })
  return value as WordingPack
}) })

export const packRemoval = z.object({ remove: z.string() })

function parsed(find: Find, text: string): { value?: WordingPack; problem?: string } {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return { problem: 'not-json' }
  }
  const read = wordingPack(find).safeParse(file)
  if (read.success) return { value: read.data }
  const [issue] = read.error.issues
  return { problem: issue?.code === 'custom' ? issue.message : `wrong-shape ${issue?.path.join('.') || (issue && 'keys' in issue ? String(issue.keys[0]) : '')}`.trim() }
}

/** The programme's own set: boxes by instrument. */
export const scaleSetForm = z.object({ did: z.literal('set'), tools: z.array(z.string().max(40)).default([]) })
