import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Chance } from '#app/demo/chance.ts'
import { languages } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { WordsProvider } from '#app/language/words.tsx'
import { composeRelease } from '#app/outcomes/compose-release.ts'
import { publishWindow } from '#app/outcomes/publish-window.ts'
import type { ReachWindow } from '#app/outcomes/reach-window.ts'
import { aboutLines } from '#app/outcomes/release-lines.ts'
import type { ReleaseRecord } from '#app/outcomes/release-record.ts'
import { ReleaseReport } from '#app/outcomes/release-report.tsx'
import { countOf, inventWorld, policies, year } from './worlds.ts'

const quarter: ReachWindow = { kind: 'quarter', startsOn: '2024-04-01', endsOn: '2024-06-30' }
const world = inventWorld(new Chance(7))

function recordOf(template: string, window: ReachWindow): ReleaseRecord {
  const policy = policies.exact
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
    expect({ headlinesOnly: page.includes(releases.report.headlinesOnly), orInCare: page.includes(files.orInCare) }).toEqual(expected)
    expect(counted.includes(files.orInCare)).toBe(expected.orInCare)
  }
})
