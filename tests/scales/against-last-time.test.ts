import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { readHeader } from '#app/cases/read-header.server.ts'
import type { Fact } from '#app/facts/fact.ts'
import { readFacts } from '#app/facts/read-facts.server.ts'
import { listScales, newestScales, plotsOf } from '#app/scales/list-scales.server.ts'
import { openScale } from '#app/scales/open-scale.server.ts'
import { retractScale } from '#app/scales/retract-scale.server.ts'
import { printScales, showScales } from '#app/scales/show-scales.server.ts'
import type { Id } from '#app/work/id.ts'
import { digits } from './filled.ts'
import { refused, scaleWorld, type ScaleWorld } from './scale-world.ts'

let w: ScaleWorld
beforeAll(async () => { w = await scaleWorld() })
afterAll(() => w.close())

describe('against last time', () => {
  it('only within one instrument, version and language, and only past the published threshold is it more than chance', async () => {
    const caseId = await w.newCase()
    const phq = (total: string, on: string, about: object = {}) => w.kept(caseId, 'phq9', { entered: { total }, answers: { phq9_9: '0' } }, { measuredOn: on, ...about })
    await phq('18', '2024-01-10')
    await phq('14', '2024-02-10')
    await phq('8', '2024-03-10')
    await phq('2', '2024-04-10', { language: 'ru' })
    await phq('3', '2024-04-11', { version: '2' })
    await w.kept(caseId, 'k10', { entered: { total: '28' } }, { measuredOn: '2024-01-10' })
    await w.kept(caseId, 'k10', { entered: { total: '18' } }, { measuredOn: '2024-03-10' })
    await w.kept(caseId, 'who5', { entered: { total: '40' } }, { measuredOn: '2024-01-10' })
    await w.kept(caseId, 'who5', { entered: { total: '52' } }, { measuredOn: '2024-03-10' })
    await w.kept(caseId, 'dass21', { entered: { total: '60' }, answers: { dass21_21: '0' } }, { measuredOn: '2024-01-10' })
    await w.kept(caseId, 'dass21', { entered: { total: '20' }, answers: { dass21_21: '0' } }, { measuredOn: '2024-03-10' })
    const view = await showScales(w.again(w.leyla), await permitCase(w.leyla, caseId, 'read'), ['2024-02-01'])
    const said = (short: string) => view.lines.filter((line) => line.short === short).map((line) => line.changes.map(({ before, now, verdict }) => `${before} > ${now} ${verdict}`).join())
    expect(said('PHQ-9')).toEqual(['', '', '14 > 8 past-chance', '18 > 14 within-chance', ''])
    expect(said('K10')).toEqual(['28 > 18 none-published', ''])
    expect(said('WHO-5')).toEqual(['40 > 52 relevant', ''])
    expect(said('DASS-21')).toEqual(['60 > 20 none-published', ''])
    expect(view.file.readers).toContain('Leyla')
  })

  it('a plot joins what is comparable, and draws a threshold where one is published', async () => {
    const caseId = await w.newCase()
    await w.kept(caseId, 'phq9', { answers: digits('phq9', '222222220') }, { measuredOn: '2024-01-10' })
    await w.kept(caseId, 'phq9', { answers: digits('phq9', '111111110') }, { measuredOn: '2024-03-10' })
    await w.kept(caseId, 'phq9', { answers: digits('phq9', '111111110') }, { measuredOn: '2024-03-11', language: 'ru' })
    await w.kept(caseId, 'phq9', { declined: 'yes' }, { measuredOn: '2024-04-10' })
    await w.kept(caseId, 'dass21', { answers: digits('dass21', '111111111111111111111') })
    const list = await listScales(w.again(w.rena), await permitCase(w.rena, caseId, 'read'))
    expect(plotsOf(list).map(({ key, threshold, series }) => [key, threshold, series.map(({ points }) => points.map(({ value }) => value))])).toEqual([
      ['phq9-total', 6, [[16, 8], [8]]], ['dass21-depression', null, [[14]]], ['dass21-anxiety', null, [[14]]], ['dass21-stress', null, [[14]]],
    ])
    expect(newestScales(list).newest.map(({ short, declined }) => [short, declined])).toEqual([['DASS-21', false], ['PHQ-9', true], ['PHQ-9', false]])
  })

  it('an incomplete one has no number, and is not compared', async () => {
    const caseId = await w.newCase()
    await w.kept(caseId, 'gad7', { answers: digits('gad7', '1111111') }, { measuredOn: '2024-01-10' })
    const scaleId = await w.kept(caseId, 'gad7', { answers: digits('gad7', '111 111') })
    expect(await openScale(w.again(w.rena), { scaleId })).toMatchObject({ line: { scores: [{ value: null }], changes: [] }, unanswered: [4] })
  })

  it('printing is written each time', async () => {
    const caseId = await w.newCase()
    const before = await w.rena.db.selectFrom('look').select('id').where('case_id', '=', caseId).execute()
    for (let time = 0; time < 2; time++) expect(await printScales(w.again(w.leyla), { caseId })).toMatchObject({ by: 'Leyla' })
    await expect(printScales({ ...w.again(w.nigar), rules: { holds: () => true } }, { caseId })).rejects.toSatisfy(refused('not-found'))
    expect(await w.rena.db.selectFrom('look').select('id').where('case_id', '=', caseId).execute()).toHaveLength(before.length + 2)
  })
})

describe('the count of changes', () => {
  const changes = async (subject: string): Promise<string[]> => {
    const facts: Fact[] = []
    await readFacts(w.again(w.rena), '0000-01', '9999-12', (pack) => facts.push(...pack))
    const cancelled = new Set(facts.map(({ cancels }) => cancels as string))
    return facts.filter((fact) => fact.kind === 'measured' && !cancelled.has(fact.id) && fact.subjects.includes(subject as Id<'subject'>)).map(({ month, codes }) => `${month} ${codes.join()}`)
  }
  const subjectOf = async (caseId: Id<'case'>): Promise<string> => (await readHeader(w.again(w.rena), { caseId })).header.subject

  it('is of points since the first measure of one tool, version and language, never of a score', async () => {
    const caseId = await w.newCase()
    const subject = await subjectOf(caseId)
    await w.kept(caseId, 'who5', { entered: { total: '20' } }, { measuredOn: '2024-01-10' })
    expect(await changes(subject)).toEqual([])
    await w.kept(caseId, 'who5', { entered: { total: '60' } }, { measuredOn: '2024-03-10' })
    await w.kept(caseId, 'who5', { entered: { total: '72' } }, { measuredOn: '2024-04-10', language: 'ru' })
    await w.kept(caseId, 'gad7', { entered: { total: '9' } }, { measuredOn: '2024-04-10' })
    expect(await changes(subject)).toEqual(['2024-03 change.who5.40'])
  })

  it('follows when a measure is taken back, the first one too', async () => {
    const caseId = await w.newCase()
    const subject = await subjectOf(caseId)
    const [first, second] = [await w.kept(caseId, 'gad7', { entered: { total: '15' } }, { measuredOn: '2024-01-10' }), await w.kept(caseId, 'gad7', { entered: { total: '12' } }, { measuredOn: '2024-02-10' })]
    await w.kept(caseId, 'gad7', { entered: { total: '4' } }, { measuredOn: '2024-04-10' })
    expect((await changes(subject)).sort()).toEqual(['2024-02 change.gad7.3', '2024-04 change.gad7.11'])
    await retractScale(w.again(w.rena), { scaleId: first, reason: 'mistyped' })
    expect(await changes(subject)).toEqual(['2024-04 change.gad7.8'])
    await retractScale(w.again(w.rena), { scaleId: second, reason: 'mistyped' })
    expect(await changes(subject)).toEqual([])
  })

  it('keeps no form waiting: with a pack that does not open the scale is kept and its alert sent', async () => {
    const caseId = await w.newCase()
    const measure = (measuredOn: string) => w.kept(caseId, 'phq9', { answers: digits('phq9', '110001101') }, { measuredOn })
    await measure('2023-06-01')
    await measure('2023-06-20')
    await w.connection.db.updateTable('fact_pack').set({ document: 'x' as never }).where('month', '=', '2023-06').execute()
    await measure('2023-06-25')
    expect(await w.alertsOf(caseId)).toHaveLength(3)
    expect((await listScales(w.again(w.rena), await permitCase(w.again(w.rena), caseId, 'read'))).kept).toHaveLength(3)
  })
})
