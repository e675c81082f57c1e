import { expect, test } from 'vitest'
import { findingParts } from '#app/scales/finding-parts.server.ts'
import { instruments } from '#app/scales/instruments.server.ts'
import { riskFindings } from '#app/scales/risk-findings.ts'

test('a code is read as the scale, the item, and that it has no answer', () => {
  expect(findingParts('phq9.item9 pcl5.item16.no-answer asq.declined gad7.total')).toEqual([
    { tool: 'PHQ-9', item: '9', without: undefined }, { tool: 'PCL-5', item: '16', without: 'answer' }, { tool: 'ASQ', item: undefined, without: 'all' }, { tool: 'GAD-7', item: undefined, without: undefined },
  ])
  expect(findingParts('words that are no code')).toEqual([])
  expect(findingParts()).toEqual([])
})

test('every code a scale can send is one of them', () => {
  for (const tool of instruments) {
    const codes = [{ state: 'complete' as const, risk: tool.risk.map(({ id }) => id), skipped: tool.items.map(({ id }) => id) }, { state: 'declined' as const, risk: [], skipped: [] }].flatMap((scored) => riskFindings(tool, scored)).map(({ code }) => code)
    expect(findingParts(codes.join(' ')).map(({ tool }) => tool)).toEqual(codes.map(() => tool.short))
  }
})
