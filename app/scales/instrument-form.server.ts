import { z } from 'zod'
import { algorithmRule } from './algorithms.ts'
import type { Band, Instrument, Item, RiskRule, ScoreRule, When } from './instrument.ts'
import { outcomeRulesOf } from './outcome.ts'

const op = z.enum(['<', '<=', '>=', '>', '=='])
const value = z.union([z.number(), z.string()])
const ids = z.array(z.string())
const bound = z.number().int().nullable()

const item = z.object({
  id: z.string(), no: z.number().int().nullable(), options: z.string(), scored: z.boolean().default(true), optional: z.boolean().default(false), gate: z.boolean().default(false), reversed: z.boolean().default(false),
  ask_if: z.union([z.object({ any_item_ge: z.number(), items: ids }), z.object({ any_of: ids, in: z.array(value) })]).optional(),
}).strict()
const score = z.object({
  id: z.string(), op: z.enum(['sum', 'entered', 'sum_scores', 'count_eq', 'count_ge', 'percent_ge', 'mean']), items: ids.default([]), of: ids.default([]), multiplier: z.number().positive().default(1), value: z.number().default(0),
  min: bound.default(null), max: bound.default(null), primary: z.boolean().default(false), label: z.string().optional(), note: z.string().optional(), status: z.string().optional(),
}).strict()
const band = z.object({ min: z.number().int(), max: z.number().int(), code: z.string(), label: z.record(z.string(), z.string()) }).strict()
const when = z.union([
  z.object({ item: z.string(), op, value: z.number() }).strict(), z.object({ score: z.string(), op, value: z.number() }).strict(),
  z.object({ outcome: z.string() }).strict(), z.object({ any_item_eq: z.number() }).strict(),
])

const instrument = z.object({
  id: z.string().regex(/^[a-z0-9_]+$/), name: z.string(), short: z.string(), construct: z.string(), respondent: z.string(), direction: z.enum(['higher_better', 'higher_worse', 'categorical']), recall: z.string().default(''),
  age: z.object({ min: z.number().nullable(), max: z.number().nullable() }).optional(), licence: z.object({ spdx: z.string(), note: z.string(), may_embed: z.string() }),
  entry_modes: z.array(z.enum(['numbered', 'total', 'levels'])), items: z.array(item).default([]), item_count: z.number().int().optional(),
  scores: z.array(score).default([]), bands: z.record(z.string(), z.array(band)).default({}),
  cutoffs: z.array(z.object({ id: z.string(), score: z.string(), op, value: z.number() })).default([]),
  algorithms: z.array(z.object({ id: z.string(), rule: z.string() })).default([]),
  outcome: z.object({ values: ids, rules: ids.default([]) }).default({ values: [], rules: [] }),
  risk: z.array(z.object({ id: z.string(), severity: z.enum(['alert_urgent', 'alert', 'prompt', 'supervision_flag']), when, action: z.string(), basis: z.string() })).default([]),
  skipped_risk_item_prompt: ids.default([]),
  sensitive_free_text: z.array(z.string().regex(/^[a-z0-9_]+_text$/)).default([]),
  change: z.array(z.object({ kind: z.string(), score: z.string(), threshold: z.number().nullable(), citation: z.string(), status: z.string(), default: z.boolean() })).default([]),
  skip_rules: z.array(z.object({ if: z.object({ item: z.string(), value }), set: z.record(z.string(), value), mode: z.literal('interview') })).default([]),
  // no instrument here is prorated; a file that asks for it is refused, not quietly read otherwise
  missing: z.object({ allowed: z.union([z.literal(0), z.literal('any')]), method: z.string() }).optional(),
})
type Read = z.output<typeof instrument>

/** The file of instruments. Everything it names must exist, bands must cover a score without a gap, prose rules must be the ones the code keeps. */
export const instrumentFile = z.object({ schema_version: z.literal(1), option_values: z.record(z.string(), z.array(value).min(2)), instruments: z.array(instrument).min(1) }).superRefine((file, context) => {
  const problem = (at: string, message: string) => context.addIssue({ code: 'custom', path: ['instruments', at], message })
  if (new Set(file.instruments.map(({ id }) => id)).size !== file.instruments.length) problem('', 'an instrument stands twice')
  for (const one of file.instruments) for (const message of problemsOf(one, file.option_values)) problem(one.id, message)
})

function problemsOf(one: Read, options: Readonly<Record<string, unknown>>): string[] {
  const items = new Set(one.items.map(({ id }) => id))
  const scores = new Map(one.scores.map((score) => [score.id, score]))
  const found: string[] = []
  const must = (holds: boolean, message: string) => { if (!holds) found.push(message) }
  must(items.size === one.items.length && scores.size === one.scores.length, 'an item or a score stands twice')
  for (const { id, options: named } of one.items) must(named in options, `${id}: no options ${named}`)
  for (const id of [...one.scores.flatMap((score) => score.items), ...one.skipped_risk_item_prompt, ...one.skip_rules.flatMap((rule) => [rule.if.item, ...Object.keys(rule.set)])]) must(items.has(id), `no item ${id}`)
  for (const id of [...one.scores.flatMap((score) => score.of), ...one.cutoffs.map((cutoff) => cutoff.score), ...one.change.map((change) => change.score), ...Object.keys(one.bands)]) must(scores.has(id), `no score ${id}`)
  for (const { id, when } of one.risk) {
    must(!('item' in when) || items.has(when.item), `${id}: no such item`)
    must(!('score' in when) || scores.has(when.score), `${id}: no such score`)
    must(!('outcome' in when) || one.outcome.values.includes(when.outcome), `${id}: no such outcome`)
  }
  for (const [id, bands] of Object.entries(one.bands)) must(covers(bands, scores.get(id)), `bands of ${id} leave a gap`)
  for (const { id, rule } of one.algorithms) must(algorithmRule(one.id, id) === rule, `algorithm ${id} is not the one the code keeps`)
  must(one.outcome.rules.join('\n') === outcomeRulesOf(one).join('\n'), 'the rules of the outcome are not those the code keeps')
  must(new Set(one.change.filter((change) => change.default).map((change) => change.score)).size <= 1, 'two default changes')
  return found
}

function covers(bands: readonly Band[], score: Read['scores'][number] | undefined): boolean {
  if (!score || bands.length === 0) return false
  return bands[0]!.min === score.min && bands.at(-1)!.max === score.max && bands.every(({ min, max }, at) => min <= max && (at === 0 || min === bands[at - 1]!.max + 1))
}

/** The instruments of a file, as the engine reads them. Throws when the file does not hold. */
export function instrumentsIn(file: unknown): Instrument[] {
  const { option_values, instruments } = instrumentFile.parse(file)
  return instruments.map((one) => asInstrument(one, option_values))
}

function asInstrument(one: Read, options: Readonly<Record<string, readonly (number | string)[]>>): Instrument {
  const risk = one.risk.map(({ id, severity, when, action }): RiskRule => ({ id, severity, when: whenOf(when), action }))
  return {
    id: one.id, name: one.name, short: one.short, construct: one.construct, respondent: one.respondent, direction: one.direction, recall: one.recall, age: one.age ?? null,
    licence: { spdx: one.licence.spdx, note: one.licence.note, mayEmbed: one.licence.may_embed },
    mayBeNumbered: one.items.length > 0, mayBeTotals: one.entry_modes.includes('total') && one.items.every(({ no }) => no !== null),
    items: one.items.map((item) => itemOf(item, one, options)), itemCount: one.item_count ?? one.items.length, scores: one.scores.map(scoreOf), bands: one.bands, cutoffs: one.cutoffs,
    algorithms: one.algorithms, outcomes: one.outcome.values, outcomeRules: one.outcome.rules, risk,
    riskItems: [...new Set([...risk.flatMap(({ when }) => ('item' in when ? [when.item] : [])), ...one.skipped_risk_item_prompt])],
    change: one.change.map(({ kind, score, threshold, citation, status, default: isDefault }) => ({ kind, score, threshold, citation, isDefault, isVerified: status === 'verified' })),
    ownWords: one.sensitive_free_text.map((name) => name.replace(/_text$/, '')),
    skips: one.skip_rules.map((rule) => ({ item: rule.if.item, value: rule.if.value, set: rule.set })),
  }
}

function itemOf(item: Read['items'][number], one: Read, options: Readonly<Record<string, readonly (number | string)[]>>): Item {
  const values = options[item.options]!
  return { id: item.id, no: item.no, values, isScored: item.scored, isOptional: item.optional, isGate: item.gate, isReversed: item.reversed, ...(item.ask_if || (one.items[0]?.gate && !item.gate) ? { askedIf: askedIf(item, one, values) } : {}) }
}

function askedIf({ ask_if: rule }: Read['items'][number], one: Read, values: readonly (number | string)[]): Item['askedIf'] {
  if (!rule) return { items: [one.items[0]!.id], values: [1] }
  if ('any_of' in rule) return { items: rule.any_of, values: rule.in }
  return { items: rule.items, values: values.filter((value) => Number(value) >= rule.any_item_ge) }
}

function scoreOf({ id, op, items, of, multiplier, value: level, min, max, primary, label }: Read['scores'][number]): ScoreRule {
  return { id, op, items, of, multiplier, level, min, max, isPrimary: primary, ...(label ? { label } : {}) }
}

const whenOf = (when: Read['risk'][number]['when']): When => ('any_item_eq' in when ? { anyItemIs: when.any_item_eq } : when)
