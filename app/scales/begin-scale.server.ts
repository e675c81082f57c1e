import { allowsRecord, consentStanding } from '#app/cases/case.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { headerOf } from '#app/cases/read-header.server.ts'
import { daysBetween } from '#app/language/dates.ts'
import type { Language } from '#app/language/language.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { isCompetency, type Instrument } from './instrument.ts'
import { instrument, ofClients } from './instruments.server.ts'
import { listScales, scaledCase } from './list-scales.server.ts'
import { byTime, recallDays, usualRater, type KeptScale } from './scale.ts'
import { chosenTools } from './scale-set-table.server.ts'
import { scaleForm } from './scale-form.server.ts'
import type { EntryView, ScaledCase, ToolChoice } from './scale-view.ts'
import { askedBy, wayOf } from './tool-asked.server.ts'
import type { WordingPack } from './wording-pack.ts'
import { packFor, packsOf } from './wording-packs.server.ts'

type Asked = { caseId: Id<'case'>; instrumentId: string; by?: string | undefined; pack?: string | undefined; language: Language }

/** What the page of entry asks: items by number and own cue, or totals, or an outcome; with a wording pack the questions. */
export async function beginScale(scope: Scope, { caseId, instrumentId, by, pack: chosen, language }: Asked): Promise<EntryView> {
  const permit = await permitCase(scope, caseId, 'write')
  const tool = instrument(instrumentId)
  if (isCompetency(tool)) throw new Refusal('not-found')
  const header = await headerOf(scope, permit)
  const { kept } = await listScales(scope, permit)
  const packs = await packsOf(scope, tool.id)
  const pack = packFor(packs, chosen, language)
  const way = wayOf(tool, by)
  const { file } = permit
  return {
    file: await scaledCase(scope, permit), mayBeWritten: allowsRecord(consentStanding(file, file.consent_until ? daysBetween(today(scope), file.consent_until) : 0)),
    ids: { scale: newId(), alert: newId() }, day: today(scope), tool: { id: tool.id, short: tool.short, name: tool.name, licence: tool.licence.note },
    ...askedBy(tool, way, language, pack?.content), ...(tool.mayBeNumbered && tool.mayBeTotals ? { other: way === 'items' ? 'totals' : 'items' } : {}), ownWords: wordsBefore(tool, kept), usualRater: usualRater(tool), language: pack?.content.language ?? language,
    members: (header.members ?? []).map(({ code, role }) => ({ code, role })), hints: hintsOf(tool, kept, today(scope), header.ageYears), ...(pack ? { pack: shownPack(pack) } : {}),
    packs: packs.map(({ id, content }) => ({ id, version: content.version, language: content.language })),
  }
}


/** The tools there are, with the day each was last used in this file. */
export async function chooseScale(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<{ file: ScaledCase; tools: ToolChoice[]; atThisVisit: number }> {
  const permit = await permitCase(scope, caseId, 'write')
  const { kept } = await listScales(scope, permit)
  const last = (id: string) => kept.filter(({ content }) => content.instrument === id).at(-1)?.content.measuredOn
  const set = await chosenTools(scope.db)
  const tools = ofClients.map(({ id, short, name, age }) => ({ id, short, name, age, chosen: set.includes(id), ...(last(id) ? { last: last(id)! } : {}) }))
  return { file: await scaledCase(scope, permit), tools, atThisVisit: toolsOn(today(scope), kept).size }
}

/** The form of one tool in one file: members of a family are those of its header. */
export async function formOf(scope: Scope, { caseId, instrumentId }: { caseId: Id<'case'>; instrumentId: string }) {
  const permit = await permitCase(scope, caseId, 'write')
  const tool = instrument(instrumentId)
  if (isCompetency(tool)) throw new Refusal('not-found')
  const { members = [] } = await headerOf(scope, permit)
  return scaleForm(tool, { today: today(scope), members: members.map(({ code }) => code) })
}

/** What the client called it last time stands beside the new number: the same problem is measured again. */
function wordsBefore(tool: Instrument, kept: readonly KeptScale[]): EntryView['ownWords'] {
  const own = kept.filter(({ content }) => content.instrument === tool.id && content.words).sort(byTime)
  return tool.ownWords.map((id) => {
    const last = own.findLast(({ content }) => content.words?.[id])?.content
    return { id, before: last?.words?.[id] ?? '', on: last?.measuredOn ?? null }
  })
}

const toolsOn = (day: string, kept: readonly KeptScale[]): Set<string> => new Set(kept.filter(({ content }) => content.measuredOn === day).map(({ content }) => content.instrument))

function hintsOf(tool: Instrument, kept: readonly KeptScale[], day: string, years: number | undefined): EntryView['hints'] {
  const recall = recallDays(tool.recall)
  const before = kept.filter(({ content }) => content.instrument === tool.id && !content.declined).sort(byTime).at(-1)?.content.measuredOn
  const days = before === undefined ? undefined : daysBetween(before, day)
  const { min, max } = tool.age ?? { min: null, max: null }
  return {
    atThisVisit: [...toolsOn(day, kept)].filter((id) => id !== tool.id).length,
    ...(before !== undefined && days !== undefined && recall !== undefined && days >= 0 && days < recall ? { before: { on: before, days, recall } } : {}),
    ...(years !== undefined && ((min !== null && years < min) || (max !== null && years > max)) ? { age: { years, from: min, to: max } } : {}),
  }
}

const shownPack = ({ id, content }: { id: string; content: WordingPack }): EntryView['pack'] =>
  ({ id, version: content.version, language: content.language, licence: content.licence, ...(content.instruction ? { instruction: content.instruction } : {}) })
