import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAudit } from '#app/audit/read-audit.server.ts'
import { downloadRelease } from '#app/outcomes/download-release.server.ts'
import { readReport } from '#app/outcomes/read-report.server.ts'
import type { ReleaseRecord } from '#app/outcomes/release-record.ts'
import { spansOf } from '#app/outcomes/report-spans.ts'
import { emptyReport } from '#app/outcomes/report.ts'
import { showRelease } from '#app/outcomes/show-release.server.ts'
import { sumToDate } from '#app/outcomes/sum-to-date.ts'
import { writeReport } from '#app/outcomes/write-report.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { dayOfWork, type DayOfWork } from '#tests/support/day-of-work.ts'

let world: DayOfWork
beforeAll(async () => { world = await dayOfWork() }, 120_000)
afterAll(() => world.close())

const refused = (error: unknown) => isRefusal(error) && error.kind === 'not-found'
const content = (changed: string, inCare = 12) => ({ targets: { inCare }, texts: { ...emptyReport.texts, changed } })
const write = (changed: string, base: number, left: string | null = null) => writeReport(world.again(world.delegate), { window: '2023-Q4', base, content: content(changed), left })

describe('targets and words of a period', () => {
  test('are read by delegates and data protection, beside the release, and by nobody else', async () => {
    const { again, delegate, protection, rena, leyla, administrator, coordinator, releases } = world
    for (const scope of [delegate, protection]) {
      const { report } = await showRelease(again(scope), releases.released)
      expect(report).toMatchObject({ texts: { changed: world.words.texts.get('report.changed') } })
      expect(report!.lines.find(({ key }) => key === 'inCare')).toMatchObject({ target: 12, figure: { status: 'exact' } })
    }
    for (const scope of [rena, leyla, administrator, coordinator]) {
      await expect(readReport(again(scope), '2023-Q4')).rejects.toSatisfy(refused)
      await expect(writeReport(again(scope), { window: '2023-Q4', base: 0, content: content('x'), left: null })).rejects.toSatisfy(refused)
    }
    await expect(writeReport(again(protection), { window: '2023-Q4', base: 1, content: content('x'), left: null })).rejects.toSatisfy(refused)
  })

  test('stand beside an approved release only', async () => {
    for (const window of ['2024-Q1', '2023-Q2', 'project', '__proto__']) expect(await readReport(world.again(world.delegate), window)).toBeUndefined()
    await expect(writeReport(world.again(world.delegate), { window: '2024-Q1', base: 0, content: content('x'), left: null })).rejects.toSatisfy(refused)
  })

  test('what points at a person is shown first, and stays only when exactly that was ticked', async () => {
    const asked = await write('Call Aliyeva on +994 50 123 45 67 about AGD-7K2P.', 1)
    expect(asked).toMatchObject({ kind: 'points-at' })
    if (asked.kind !== 'points-at') return
    expect(asked.marks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['phone', 'code']))
    expect(await write('Call Aliyeva on +994 50 123 45 68 about AGD-7K2P.', 1, asked.fingerprint)).toMatchObject({ kind: 'points-at' })
    expect(await write('Call Aliyeva on +994 50 123 45 67 about AGD-7K2P.', 1, asked.fingerprint)).toEqual({ kind: 'kept' })
  })

  test('two who write at once: the second is told, nothing is overwritten; each is in the trail', async () => {
    expect(await write('More families came on their own.', 2)).toEqual({ kind: 'kept' })
    expect(await write('Somebody else wrote this.', 2)).toEqual({ kind: 'changed-meanwhile' })
    expect((await readReport(world.again(world.delegate), '2023-Q4'))!.content.texts.changed).toBe('More families came on their own.')
    expect(((await readAudit(world.again(world.protection))).lines ?? []).filter(({ did }) => did === 'report.written').map(({ about }) => about)).toEqual(['2023-Q4', '2023-Q4', '2023-Q3', '2023-Q4'])
  })

  test('are in the files, where a spreadsheet takes none of it for a formula', async () => {
    await write('=HYPERLINK("http://x")', 3)
    const { again, protection, releases } = world
    const file = async (kind: 'csv' | 'json') => new TextDecoder().decode((await downloadRelease(again(protection), { releaseId: releases.released, kind, language: 'en' })).body)
    expect(await file('csv')).toContain('about,changed,What changed,,,"\'=HYPERLINK(""http://x"")"')
    expect(await file('csv')).toContain('target,headline/inCare,,,,People in care,,12,,,')
    expect(JSON.parse(await file('json'))).toMatchObject({ report: { texts: { changed: '=HYPERLINK("http://x")' } } })
  })
})

describe('to date', () => {
  const released = (name: string, sessions: number | null, kind = 'exact'): ReleaseRecord => ({
    window: { name }, headlines: [{ key: 'sessions', status: sessions === null ? 'not-shown' : kind, shown: sessions, lo: sessions && sessions - 2, hi: sessions && sessions + 2 }],
  } as unknown as ReleaseRecord)

  test('is a sum of released figures of whole quarters, with the sum of their intervals', () => {
    expect(sumToDate('sessions', ['2024-Q1', '2024-Q2'], [released('2024-Q2', 20, 'rounded'), released('2024-Q1', 10, 'rounded')])).toEqual({ kind: 'sum', shown: 30, lo: 26, hi: 34 })
  })

  test('is no number while a quarter is not released, or not shown; of a revised quarter it takes the newest', () => {
    expect(sumToDate('sessions', ['2024-Q1', '2024-Q2'], [released('2024-Q2', 20)])).toEqual({ kind: 'lacking', lacking: 1, quarters: 2 })
    expect(sumToDate('sessions', ['2024-Q1', '2024-Q2'], [released('2024-Q2', 20), released('2024-Q1', null)])).toEqual({ kind: 'lacking', lacking: 1, quarters: 2 })
    expect(sumToDate('sessions', ['2024-Q1'], [released('2024-Q1', 12), released('2024-Q1', 10)])).toMatchObject({ shown: 12 })
  })

  test('does not add up people who may come in several quarters', () => {
    expect((['assessed', 'inCare', 'children', 'newAssessed', 'newInCare', 'attendances'] as const).map((key) => sumToDate(key, [], []).kind)).toEqual(['does-not-add-up', 'does-not-add-up', 'does-not-add-up', 'sum', 'sum', 'sum'])
  })

  test('goes over the quarters of the calendar year, and of the project where the quarter lies in it', () => {
    const quarter = { kind: 'quarter', startsOn: '2023-07-01', endsOn: '2023-09-30' } as const
    expect(spansOf(quarter, '2023-02-10', undefined)).toEqual({ year: ['2023-Q1', '2023-Q2', '2023-Q3'], project: null })
    expect(spansOf(quarter, '2022-07-01', { from: '2022-07-01', to: '2024-06-30' })).toEqual({ year: ['2023-Q1', '2023-Q2', '2023-Q3'], project: ['2022-Q3', '2022-Q4', '2023-Q1', '2023-Q2', '2023-Q3'] })
    expect(spansOf(quarter, '2021-01-01', { from: '2021-01-01', to: '2022-12-31' })).toMatchObject({ project: null })
    expect(spansOf({ kind: 'year', startsOn: '2023-01-01', endsOn: '2023-12-31' }, '2021-01-01', undefined)).toBeUndefined()
  })
})
