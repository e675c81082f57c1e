import { look } from '#app/audit/look.server.ts'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { personWithRoles } from '#app/keys/grant-table.server.ts'
import { trustedBundle } from '#app/keys/person-mark.server.ts'
import { recordHolds } from '#app/keys/signed-record.server.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import type { Language } from '#app/language/language.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { algorithmHolds } from './algorithms.ts'
import { compare, type Instrument } from './instrument.ts'
import { instrument } from './instruments.server.ts'
import { cueOf } from './item-cues.ts'
import { listScales, scaledCase } from './list-scales.server.ts'
import { riskFindings } from './risk-findings.ts'
import type { ScaleContent } from './scale.ts'
import { findScale, type ScaleRow } from './scale-table.server.ts'
import type { ScalePageView } from './scale-view.ts'
import { metadataOf, openScaleRetraction, openSealedScale } from './sealed-scale.server.ts'
import { lineOf, scoreLine } from './show-change.ts'

/** One kept scale with all it says, its signature checked, the look written. Throws `unreadable` when anything does not fit. */
export async function openScale(scope: Scope, { scaleId }: { scaleId: Id<'scale'> }, language: Language = 'en'): Promise<ScalePageView> {
  const row = await findScale(scope.db, scaleId)
  if (!row) throw new Refusal('not-found')
  const permit = await permitCase(scope, row.case_id, 'read')
  const clinical = await scope.keys.of('clinical', permit.caseId)
  const { content, seal, authorName, retracted } = await opened(scope, clinical, row).catch(async (error: unknown) => {
    await noticeUnreadable(scope, error, row.case_id)
    throw new Refusal('unreadable')
  })
  await look(scope, { caseId: row.case_id, record: row.id, what: 'scale' })
  const tool = instrument(content.instrument)
  const { kept } = await listScales(scope, permit)
  return {
    file: await scaledCase(scope, permit), line: lineOf(tool, { id: row.id, enteredOn: row.entered_on, at: seal.signedAt, content }, kept),
    enteredOn: row.entered_on, authorName, digest: seal.digest, scores: tool.scores.map((rule) => scoreLine(tool, rule, content.scores)), ...saidBy(tool, content, language), retracted,
  }
}

async function opened(scope: Scope, clinical: CompartmentKey, row: ScaleRow) {
  const signed = openSealedScale(clinical, row)
  const author = await personWithRoles(scope.db, row.author_id)
  const bundle = author && trustedBundle(scope.serverKey, author.person, author.roles)
  if (!recordHolds(bundle, row.author_id, 'scale', signed, metadataOf(row))) throw new Unreadable('scale.answers', row.id)
  const retraction = row.retraction === null ? null : openScaleRetraction(clinical, row.id, row.retraction)
  if ((row.state === 'retracted') !== (retraction !== null)) throw new Unreadable('scale.retraction', row.id)
  return { ...signed, authorName: author?.person.name ?? '', retracted: retraction ? { on: row.retracted_on ?? row.entered_on, reason: retraction.reason } : null }
}

function saidBy(tool: Instrument, content: ScaleContent, language: Language): Pick<ScalePageView, 'words' | 'cutoffs' | 'patterns' | 'answers' | 'unanswered' | 'findings'> {
  const { scores, answers, declined } = content
  const answer = (no: number) => { const value = answers[tool.items[no - 1]!.id]; return typeof value === 'number' ? value : undefined }
  const itemOf = (id: string) => { const no = tool.items.find((item) => item.id === id)?.no; return no == null ? {} : { item: no } }
  return {
    words: Object.entries(content.words ?? {}).map(([id, text]) => ({ id, text })),
    cutoffs: tool.cutoffs.flatMap(({ score, op, value }) => (scores[score] == null ? [] : [{ score, op, value, met: compare(scores[score], op, value) }])),
    patterns: tool.algorithms.map(({ id }) => ({ id, there: algorithmHolds(tool.id, id, answer) })),
    answers: tool.items.filter(({ id }) => id in answers).map(({ id, no }) => ({ id, no, cue: cueOf(tool.id, id, language), value: String(answers[id]) })),
    unanswered: declined || Object.keys(content.entered).length > 0 || tool.scores.length === 0 ? [] : tool.items.filter(({ id, isScored }) => isScored && (answers[id] === undefined || answers[id] === 'declined')).map(({ no }) => no),
    findings: riskFindings(tool, { state: declined ? 'declined' : 'complete', risk: [...content.risk], skipped: [...content.skipped] }).map(({ level, why }) => {
      if ('skipped' in why) return { level, noAnswer: true as const, ...itemOf(why.skipped) }
      const when = tool.risk.find(({ id }) => id === why.rule)?.when
      return { level, ...(when && 'item' in when ? itemOf(when.item) : {}), ...(when && 'score' in when ? { score: when.score } : {}) }
    }),
  }
}
