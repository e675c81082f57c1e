import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import type { CasePermit } from '#app/cases/permit-case.server.ts'
import { whoReads } from '#app/cases/who-reads.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { instrument } from './instruments.server.ts'
import { byTime, seriesOf, shownScores, type KeptScale } from './scale.ts'
import { scalesOfCase } from './scale-table.server.ts'
import type { Plot, ScaledCase, ScaleLine } from './scale-view.ts'
import { openSealedScale } from './sealed-scale.server.ts'
import { lineOf, plottedThreshold } from './show-change.ts'

export type ScaleList = { kept: KeptScale[]; unreadable: { id: Id<'scale'>; measuredOn: string }[] }

/** More than this were never entered for one person; the newest count. */
const most = 300

/** All scales of a case that were not retracted, oldest first; one that does not open says so and hides no other. The caller looks. */
export async function listScales(scope: Scope, permit: CasePermit<'read'>): Promise<ScaleList> {
  const clinical = await scope.keys.of('clinical', permit.caseId)
  const list: ScaleList = { kept: [], unreadable: [] }
  for (const row of await scalesOfCase(scope.db, permit, most)) {
    try {
      const { content, seal } = openSealedScale(clinical, row)
      list.kept.push({ id: row.id, enteredOn: row.entered_on, at: seal.signedAt, content })
    } catch (error) {
      await noticeUnreadable(scope, error, permit.caseId)
      list.unreadable.push({ id: row.id, measuredOn: row.measured_on })
    }
  }
  list.kept.sort(byTime)
  return list
}

/** Newest first, each with its change against the one before it. */
export const scaleLines = ({ kept }: ScaleList): ScaleLine[] => kept.map((one) => lineOf(instrument(one.content.instrument), one, kept)).reverse()

/** The newest of each series, for the case page. */
export function newestScales(list: ScaleList): { newest: ScaleLine[]; unreadable: number } {
  const last = new Map(list.kept.map((one) => [seriesOf(one.content), one.id as string]))
  const newest = scaleLines(list).filter(({ id }) => [...last.values()].includes(id))
  return { newest, unreadable: list.unreadable.length }
}

/** A plot for each score that has a number, instruments by their first use. */
export function plotsOf({ kept }: ScaleList): Plot[] {
  return [...new Set(kept.map(({ content }) => content.instrument))].flatMap((id) => {
    const own = kept.filter(({ content }) => content.instrument === id && !content.declined)
    const scores = new Set(own.flatMap(({ content }) => shownScores(instrument(id), content.scores).map((rule) => rule.id)))
    return [...scores].flatMap((score) => plotOf(id, score, own))
  })
}

function plotOf(id: string, score: string, own: readonly KeptScale[]): Plot[] {
  const tool = instrument(id)
  const rule = tool.scores.find((one) => one.id === score)!
  const series = [...new Set(own.map(({ content }) => seriesOf(content)))].flatMap((key) => {
    const points = own.filter(({ content }) => seriesOf(content) === key).flatMap((one) => (one.content.scores[score] == null ? [] : [{ id: one.id, on: one.content.measuredOn, value: one.content.scores[score] }]))
    const { version, language, rater, member } = own.find(({ content }) => seriesOf(content) === key)!.content
    return points.length > 0 ? [{ key, version, language, rater, ...(member ? { member } : {}), points }] : []
  })
  if (series.length === 0) return []
  const bands = (tool.bands[score] ?? []).map(({ min, max, code }) => ({ min, max, code }))
  return [{ key: `${id}-${score}`, instrument: id, short: tool.short, score, min: rule.min ?? 0, max: rule.max ?? 0, bands, threshold: plottedThreshold(tool, score), series }]
}

export async function scaledCase(scope: Scope, permit: CasePermit<'read'>): Promise<ScaledCase> {
  const { id, code, word } = permit.file
  return { id, code, word, isOwner: permit.as === 'psychologist', readers: (await whoReads(scope, permit)).clinical.map((person) => person.name).join(', ') }
}
