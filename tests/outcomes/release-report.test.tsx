import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Chance } from '#app/demo/chance.ts'
import { languages, type Language } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { WordsProvider } from '#app/language/words.tsx'
import { besideEachOther } from '#app/outcomes/beside.ts'
import { composeRelease } from '#app/outcomes/compose-release.ts'
import { publishWindow } from '#app/outcomes/publish-window.ts'
import type { ReachWindow } from '#app/outcomes/reach-window.ts'
import { aboutLines } from '#app/outcomes/release-lines.ts'
import { exactly, notShown, type HeadlineFigure, type ReleaseRecord, type ReleaseRow } from '#app/outcomes/release-record.ts'
import { ReleasePrint } from '#app/outcomes/release-print.tsx'
import { ReleaseReport, Sentences } from '#app/outcomes/release-report.tsx'
import { Picture } from '#app/outcomes/release-table.tsx'
import { percentOf, shareOf } from '#app/outcomes/share.ts'
import { countOf, inventWorld, policies, year } from './worlds.ts'

const quarter: ReachWindow = { kind: 'quarter', startsOn: '2024-04-01', endsOn: '2024-06-30' }
const world = inventWorld(new Chance(7))

function recordOf(template: string, window: ReachWindow, policy = policies.exact): ReleaseRecord {
  const given = { id: 'r1', organisation: 'Test Society', policy, template: policy.templates.find(({ id }) => id === template)!, window, preparedOn: '2025-01-15' }
  return { ...composeRelease(given, publishWindow(policy, window, countOf(world))), hash: 'h', previousHash: 'p' }
}

const lines = [
  { template: 'report', window: quarter, headlinesOnly: true, orInCare: false }, { template: 'report', window: year, headlinesOnly: false, orInCare: true },
  // questions about the whole programme alone, in the period that divides people
  { template: 'headline', window: year, headlinesOnly: false, orInCare: true }, { template: 'child-groups', window: year, headlinesOnly: false, orInCare: false },
]

test.each(lines)('$template over a $window.kind says of its period and of the assessed what is so', ({ template, window, ...expected }) => {
  const record = recordOf(template, window)
  for (const language of languages) {
    const { files, releases } = wordsOf(language)
    const page = renderToStaticMarkup(<WordsProvider language={language} words={wordsOf(language)}><ReleaseReport record={record} report={null} /></WordsProvider>)
    const counted = aboutLines(record, { files, headlines: releases.headlines, language }).find(({ key }) => key === 'counted')!.text
    expect({ headlinesOnly: page.includes(files.headlinesOnly), orInCare: page.includes(files.orInCare) }).toEqual(expected)
    expect(counted.includes(files.orInCare)).toBe(expected.orInCare)
  }
})

test.each([['headline', year], ['report', quarter], ['report', year]] as const)('where figures of the whole programme need ten people, %s says so in every language, with tables or without', (template, window) => {
  for (const language of languages) {
    const { files, releases } = wordsOf(language)
    const said = (policy: typeof policies.exact): boolean[] => {
      const record = recordOf(template, window, policy)
      const page = renderToStaticMarkup(<WordsProvider language={language} words={wordsOf(language)}><ReleaseReport record={record} report={null} /></WordsProvider>)
      const inFiles = aboutLines(record, { files, headlines: releases.headlines, language }).find(({ key }) => key === 'shown')!.text
      return [page, inFiles].map((text) => text.includes(files.wholeText.replace('{threshold}', '10')))
    }
    expect([said(policies.rounded), said(policies.exact)]).toEqual([[true, true], [false, false]])
  }
})

test('periods stand beside each other where something of them is shown', () => {
  const record = recordOf('headline', quarter)
  const next = { ...record, window: { ...record.window, name: '2024-Q3', startsOn: '2024-07-01', endsOn: '2024-09-30' } }
  expect(besideEachOther([next, record]).map(({ kind, rows }) => [kind, rows.map(({ window }) => window.name)])).toEqual([['quarter', ['2024-Q2', '2024-Q3']]])
  const empty = [record, next].map((one) => ({ ...one, headlines: one.headlines.map(({ key }): HeadlineFigure => ({ key, ...notShown })) }))
  expect([besideEachOther([record]), besideEachOther(empty)]).toEqual([[], []])
})

const three: HeadlineFigure[] = [{ key: 'assessed', ...exactly(65) }, { key: 'inCare', ...exactly(44) }, { key: 'sessions', ...exactly(301) }]
const inWords = (keys: readonly string[], language: Language = 'en'): string =>
  renderToStaticMarkup(<WordsProvider language={language} words={wordsOf(language)}><Sentences headlines={three.filter(({ key }) => keys.includes(key))} /></WordsProvider>).replaceAll(/<[^>]+>/g, '')

test.each([
  [['assessed', 'inCare', 'sessions'], '65 people were assessed and 44 received psychological care through 301 individual or family sessions.'],
  [['inCare', 'sessions'], '44 people received psychological care through 301 individual or family sessions.'], [['inCare'], '44 people received psychological care.'],
  [['assessed', 'inCare'], '65 people were assessed. 44 people received psychological care.'], [['assessed', 'sessions'], '65 people were assessed. 301 individual or family sessions were held.'], [[], ''],
])('a release that says %j says it in words', (keys, sentence) => {
  expect(inWords(keys)).toBe(sentence)
})

test('so it does in the other languages', () => {
  expect(inWords(['inCare', 'sessions'], 'az')).toBe('44 nəfər 301 fərdi və ya ailə seansı ilə psixoloji yardım alıb.')
  expect(inWords(['inCare', 'sessions'], 'ru')).toBe('44 человека получили психологическую помощь: 301 индивидуальная или семейная сессия.')
  expect(inWords(['assessed', 'sessions'], 'ru')).toBe('65 человек прошли оценку. Проведена 301 индивидуальная или семейная сессия.')
})

test('page and paper say what a mean is, where there is one', () => {
  for (const [template, told] of [['outcomes', true], ['report', false]] as const) {
    const record = recordOf(template, year)
    for (const shown of [<ReleaseReport key="page" record={record} report={null} />, <ReleasePrint key="paper" record={record} report={null} />]) {
      expect(renderToStaticMarkup(<WordsProvider language="en" words={wordsOf('en')}>{shown}</WordsProvider>).includes(wordsOf('en').files.meanText)).toBe(told)
    }
  }
})

test('a bar is as long as the share of the group above; there is none where that is not shown', () => {
  const row = (node: string, parent: string | null, shown: number | null): ReleaseRow => ({ node, parent, depth: parent ? 1 : 0, label: { en: node, az: node, ru: node }, figures: [shown === null ? notShown : exactly(shown)] })
  const rows = [row('all', null, 40), row('a', 'all', 20), row('b', 'all', 10), row('c', 'b', null), row('d', 'c', 5), row('e', 'all', 45)]
  expect(rows.map((one) => shareOf(one, rows))).toEqual([null, 0.5, 0.25, null, null, 1])
  expect(rows.map((one) => percentOf(one, rows))).toEqual([null, 50, 25, null, null, 100])
  const page = renderToStaticMarkup(<WordsProvider language="en" words={wordsOf('en')}><Picture row={rows[1]!} rows={rows} /></WordsProvider>)
  expect(page).toContain('width="50.0"')
})
