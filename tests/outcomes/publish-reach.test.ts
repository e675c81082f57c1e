import { expect, test } from 'vitest'
import { auditFigures } from '#app/outcomes/audit-figures.ts'
import { publishReach, type StandingReach } from '#app/outcomes/publish-reach.ts'
import { publishWindow } from '#app/outcomes/publish-window.ts'
import type { Members } from '#app/outcomes/reach.ts'
import { countOf, policies, year, type World } from './worlds.ts'

/** Programmes in which T people stand behind everything and the sessions lie as they are told to. */
const { rules } = policies.rounded
const person = (at: number, stages: string[] = ['assessed', 'in-care']) => ({ person: `p${at}`, stages, codes: { stage: stages.length > 1 ? 'open' : 'assessed-only' } })
const session = (people: number[], remote = false) => ({ people: people.map((at) => `p${at}`), family: people.length > 1, remote })
const thirty = Array.from({ length: 30 }, (_, at) => at)
const others = thirty.slice(10, 29)
// every second one seen from afar, ten of them in families
const wide: World = { people: [...thirty.map((at) => person(at)), ...thirty.map((at) => person(100 + at, ['assessed']))], sessions: [...thirty.map((at) => session([at], at % 2 === 0)), ...others.map((at) => session([at, at + 1], at % 2 === 0))] }
const shown = (world: World, given = rules) => publishReach(given, year, countOf(world))

test('sessions that are spread over people and families are shown', () => {
  expect(shown({ ...wide, sessions: [...thirty.map((at) => session([at], at % 2 === 0)), ...thirty.filter((at) => at % 2 === 0).map((at) => session([at, at + 1], at % 4 === 0))] })).toMatchObject({ sessions: 50, individual: 30, family: 20, faceToFace: 20, remote: 20 })
})

test('one person who holds most of them keeps them back, and everything they could be subtracted from', () => {
  const own = Array.from({ length: 80 }, () => session([0]))
  expect(shown({ ...wide, sessions: [...wide.sessions, ...own] })).toMatchObject({ inCare: 30, sessions: null, individual: null, family: null, faceToFace: null, remote: null })
})

test('one family that holds most of them does as well', () => {
  // everybody of ten to twenty-nine was seen with the next one: all of them are one family
  expect(shown(wide)).toMatchObject({ inCare: 30, sessions: null, individual: null, family: null })
})

test('of kinds, the part that one holds closes the other part alone', () => {
  const own = Array.from({ length: 40 }, () => session([0], true))
  const many = Array.from({ length: 3 }, () => thirty.map((at) => session([at], at % 2 === 0))).flat()
  expect(shown({ ...wide, sessions: [...many, ...own] })).toMatchObject({ sessions: 130, faceToFace: null, remote: null })
})

test('how sessions lie is not known of windows counted before it was kept: they are not shown', () => {
  const { spreads: _, ...before } = countOf({ ...wide, sessions: thirty.map((at) => session([at], at % 2 === 0)) })
  expect(publishReach(rules, year, before)).toMatchObject({ inCare: 30, sessions: null })
})

test('where figures of the whole are shown at any size, no rule about sessions applies', () => {
  expect(shown({ ...wide, sessions: [session([0])] }, policies.exact.rules)).toMatchObject({ inCare: 30, sessions: 1, individual: 1, family: 0 })
})

test('assessed people too near those of a quarter that stands: the cascade begins with those in care, and nothing is refused', () => {
  const count = countOf({ ...wide, sessions: thirty.map((at) => session([at])) })
  const quarter: StandingReach = { window: { startsOn: '2024-01-01', endsOn: '2024-03-31' }, members: { assessed: count.members.assessed!.slice(0, 57), inCare: count.members.inCare!.slice(0, 5) }, shown: { assessed: 55, inCare: null } }
  const figures = publishWindow(policies.rounded, year, count, [quarter])
  expect(figures.reach).toMatchObject({ assessed: null, inCare: 30 })
  expect(figures.trees.cascade!.filter(({ measure }) => measure === 'people').map(({ node, shown }) => [node, shown])).toContainEqual(['in-care', 30])
  expect(publishWindow(policies.rounded, year, count).reach).toMatchObject({ assessed: 60, inCare: 30 })
})

test('a nested window that shows a figure without anybody kept behind it keeps the new one back', () => {
  const count = countOf({ ...wide, sessions: thirty.map((at) => session([at])) })
  const quarter = (members: Members, shown: StandingReach['shown']): StandingReach => ({ window: { startsOn: '2024-01-01', endsOn: '2024-03-31' }, members, shown })
  const beside = (one: StandingReach): number | null => publishReach(rules, year, count, [one]).inCare
  expect(beside(quarter({}, { inCare: 15 }))).toBeNull()
  expect(beside(quarter({ inCare: count.members.inCare!.slice(0, 15) }, { inCare: 15 }))).toBe(30)
  // a figure that was not counted then is not shown, and one that was kept back tells nothing
  for (const shown of [{}, { inCare: null }]) expect(beside(quarter({}, shown))).toBe(30)
  expect(beside({ ...quarter({}, { inCare: 15 }), window: { startsOn: '2023-01-01', endsOn: '2023-12-31' } })).toBe(30)
})

test('and the auditor takes it for nobody', async () => {
  const window = { kind: 'year' as const, startsOn: '2024-01-01', endsOn: '2024-12-31' }
  const people = thirty.map((at) => `p${at}`)
  const exposed = async (behind: Members): Promise<string[]> => (await auditFigures(policies.rounded, {
    trees: [], outside: [], reach: [{ window, members: { ledSessions: people }, shown: { ledSessions: 50 } }, { window: { kind: 'quarter', startsOn: '2024-01-01', endsOn: '2024-03-31' }, members: behind, shown: { ledSessions: 20 } }],
  }, async () => {})).exposed.map(({ where }) => where)
  expect(await exposed({})).toEqual(['ledSessions 2024 without 2024-Q1'])
  expect(await exposed({ ledSessions: people.slice(0, 20) })).toEqual([])
  expect(await exposed({ ledSessions: people.slice(0, 21) })).toEqual(['ledSessions 2024 without 2024-Q1'])
})

test('and finds whom the rule itself tells to have gone from a longer window, of people and of sessions that are one person\'s each', async () => {
  const named = (name: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${name}${at}`)
  const exposed = async (key: 'inCare' | 'individual' | 'family', whole: number, before: number, gone: number): Promise<string[]> => {
    const [year, quarter] = [{ kind: 'year' as const, startsOn: '2024-01-01', endsOn: '2024-12-31' }, { kind: 'quarter' as const, startsOn: '2024-01-01', endsOn: '2024-03-31' }]
    const stay = named('p', 40)
    const reach = [{ window: year, members: { [key]: [...stay, ...named('other', 12)] }, shown: { [key]: whole } }, { window: quarter, members: { [key]: [...stay, ...named('gone', gone)] }, shown: { [key]: before } }]
    return (await auditFigures(policies.rounded, { trees: [], outside: [], reach }, async () => {})).exposed.map(({ where }) => where)
  }
  expect(await exposed('inCare', 45, 45, 9)).toEqual(['inCare 2024-Q1 without 2024'])
  expect(await exposed('inCare', 55, 45, 9)).toEqual([])
  expect(await exposed('inCare', 45, 45, 10)).toEqual([])
  expect(await exposed('individual', 10, 20, 3)).toEqual(['individual 2024-Q1 without 2024'])
  expect(await exposed('family', 10, 20, 3)).toEqual([])
})

test('and whom all quarters together tell to have gone, or to have come late', async () => {
  const span = (from: string, to: string) => ({ startsOn: `2024-${from}`, endsOn: `2024-${to}` })
  const quarters = [span('01-01', '03-31'), span('04-01', '06-30'), span('07-01', '09-30'), span('10-01', '12-31')]
  const named = (at: number, count: number): string[] => Array.from({ length: count }, (_, number) => `q${at} ${number}`)
  const exposed = async (whole: number, ofEach: number, late: number): Promise<string[]> => {
    const year = { window: { kind: 'year' as const, ...span('01-01', '12-31') }, members: { newInCare: [...quarters.flatMap((_, at) => named(at, ofEach)), ...named(4, late)] }, shown: { newInCare: whole } }
    const reach = [...quarters.map((window, at) => ({ window: { kind: 'quarter' as const, ...window }, members: { newInCare: named(at, 23) }, shown: { newInCare: 25 } })), year]
    return (await auditFigures(policies.rounded, { trees: [], outside: [], reach }, async () => {})).exposed.map(({ where }) => where)
  }
  const all = '2024-Q1, 2024-Q2, 2024-Q3, 2024-Q4'
  expect(await exposed(85, 21, 0)).toEqual([`newInCare ${all} without 2024`])
  expect(await exposed(90, 22, 0)).toEqual([])
  expect(await exposed(115, 23, 9)).toEqual([`newInCare 2024 without ${all}`])
  expect(await exposed(115, 23, 21)).toEqual([])
  expect(await exposed(100, 23, 9)).toEqual([])
})

// 45 were new among 60 when the figure was fixed; 15 were taken back before the cascade was counted
test('new people who would tell that some of them are in care no more are not shown, and the auditor finds them', async () => {
  const named = (name: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${name} ${at}`)
  const window = { kind: 'year' as const, startsOn: '2024-01-01', endsOn: '2024-12-31' }
  const members = (gone: number): Members => ({ inCare: [...named('old', 15), ...named('new', 45 - gone)], newInCare: named('new', 45) })
  const shownOf = (gone: number): number | null => publishReach(rules, window, { reach: { ...countOf({ people: [], sessions: [] }).reach, inCare: 60 - gone, newInCare: 45 }, members: members(gone) }).newInCare
  const exposed = async (gone: number): Promise<string[]> => (await auditFigures(policies.rounded, { trees: [], outside: [], reach: [{ window, members: members(gone), shown: { inCare: Math.round((60 - gone) / 5) * 5, newInCare: 45 } }] }, async () => {})).exposed.map(({ where }) => where)
  expect([shownOf(0), shownOf(9)]).toEqual([45, null])
  expect([await exposed(0), await exposed(9)]).toEqual([[], ['gone: newInCare of inCare 2024']])
  // a facilitator may have been trained before, and is no part of those who were trained now
  const trained = { trained: named('trained', 20), facilitators: named('facilitator', 40) }
  expect(publishReach(rules, window, { reach: { ...countOf({ people: [], sessions: [] }).reach, trained: 20, facilitators: 40 }, members: trained })).toMatchObject({ trained: 20, facilitators: 40 })
})
