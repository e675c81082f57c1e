import type { Language } from '#app/language/language.ts'
import { itemsOf } from './answers.ts'
import { enterable } from './entered-scores.ts'
import type { Instrument } from './instrument.ts'
import { ofClients } from './instruments.server.ts'
import { cueOf } from './item-cues.ts'
import { ringsOf } from './rings-of.server.ts'
import type { ItemAsked, OfferedTool, ToolAsked } from './scale-view.ts'
import type { WordingPack } from './wording-pack.ts'

export function wayOf(tool: Instrument, by: string | undefined): ToolAsked['by'] {
  if (tool.items.length === 0 && tool.outcomes.length > 0) return 'outcome'
  if (!tool.mayBeNumbered) return 'totals'
  return by === 'totals' && tool.mayBeTotals ? 'totals' : 'items'
}

export function askedBy(tool: Instrument, by: ToolAsked['by'], language: Language, pack?: WordingPack): ToolAsked {
  return {
    by, items: itemsAsked(tool, by, language, pack), outcomes: by === 'outcome' ? [...tool.outcomes] : [],
    totals: by === 'totals' ? enterable(tool).map(({ id, min, max, multiplier }) => ({ id, min: min ?? 0, max: max ?? 0, step: multiplier })) : [],
  }
}

/** All tools of clients for a page without a key, those of the programme's own set first. */
export function offeredTools(set: readonly string[], language: Language): OfferedTool[] {
  const first = ofClients.filter(({ id }) => set.includes(id))
  return [...first, ...ofClients.filter((tool) => !first.includes(tool))].map((tool) => ({ id: tool.id, short: tool.short, ...askedBy(tool, wayOf(tool, undefined), language), rings: ringsOf(tool) }))
}

/** Where only totals are entered, the items a risk rule looks at are asked all the same. */
function itemsAsked(tool: Instrument, way: ToolAsked['by'], language: Language, pack: WordingPack | undefined): ItemAsked[] {
  return [...itemsOf(tool).values()].filter(({ id }) => way === 'items' || tool.riskItems.includes(id)).map(({ id, no, values, isOptional, askedIf }) => ({
    id, no, cue: cueOf(tool.id, id, language), values: [...values], isRisk: tool.riskItems.includes(id), isOptional, askedIf: askedIf !== undefined,
    ...(pack?.items[id] ? { text: pack.items[id], options: pack.itemOptions[id] ?? pack.options } : {}),
  }))
}
