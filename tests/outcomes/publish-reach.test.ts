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

const named = (name: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${name} ${at}`)
const nobody = countOf({ people: [], sessions: [] }).reach
const spans = [['01-01', '03-31'], ['04-01', '06-30'], ['07-01', '09-30'], ['10-01', '12-31']].map(([from, to]) => ({ kind: 'quarter' as const, startsOn: `2024-${from}`, endsOn: `2024-${to}` }))
const shownIn = (one: StandingReach, standing: StandingReach[]) => {
  const of = (key: 'inCare' | 'newInCare'): number => one.members[key]?.length ?? 0
  return publishReach(rules, one.window, { reach: { ...nobody, inCare: of('inCare'), newInCare: of('newInCare') }, members: one.members }, standing)
}
const exposedBeside = async (reach: StandingReach[]): Promise<string[]> => (await auditFigures(policies.rounded, { trees: [], outside: [], reach: reach as Parameters<typeof auditFigures>[1]['reach'] }, async () => {})).exposed.map(({ where }) => where)

// 12 who were known before and 23 who are new in each quarter, printed 35 and 25: 33 and three times 23 are 102
test('who was in care in one quarter and who is new in later ones are added, whichever is asked last', async () => {
  const quarters = spans.map((window, at): StandingReach => ({ window, members: { inCare: [...named('known', 12), ...named(`q${at}`, 23)], newInCare: named(`q${at}`, 23) }, shown: { inCare: 35, newInCare: 25 } }))
  const whole = (gone: number, shown: StandingReach['shown'] = {}): StandingReach => ({ window: year, members: { inCare: [...named('known', 12), ...spans.flatMap((_, at) => named(`q${at}`, 23)).slice(gone)] }, shown })
  expect(shownIn(whole(0), quarters)).toMatchObject({ inCare: 105 })
  expect(shownIn(whole(7), quarters)).toMatchObject({ inCare: null })
  expect(shownIn(quarters[3]!, [...quarters.slice(0, 3), whole(7, { inCare: 95 })])).toMatchObject({ inCare: 35, newInCare: null })
  expect(shownIn(quarters[3]!, [...quarters.slice(0, 3), whole(0, { inCare: 105 })])).toMatchObject({ inCare: 35, newInCare: 25 })
  expect(await exposedBeside([...quarters, whole(0, { inCare: 105 })])).toEqual([])
  expect(await exposedBeside([...quarters, whole(7, { inCare: 95 })])).toEqual(['inCare 2024-Q1, 2024-Q2, 2024-Q3, 2024-Q4 without 2024'])
})

// of 60 in the first quarter at least 31 were known before; with 58 new in the year these are 89 at the least
test('who was known before a year and who is new in it are added as well', async () => {
  const first = (shown: StandingReach['shown']): StandingReach => ({ window: spans[0]!, members: { inCare: [...named('known', 36), ...named('new', 24)], newInCare: named('new', 24) }, shown })
  const whole = (gone: number, shown: StandingReach['shown']): StandingReach => ({ window: year, members: { inCare: [...named('known', 36 - gone), ...named('new', 58)], newInCare: named('new', 58) }, shown })
  const stood = first({ inCare: 60, newInCare: 25 })
  expect(shownIn(whole(0, {}), [stood])).toMatchObject({ inCare: 95, newInCare: 60 })
  expect(shownIn(whole(9, {}), [stood])).toMatchObject({ inCare: 85, newInCare: null })
  expect(shownIn(first({}), [whole(9, { inCare: 85, newInCare: 60 })])).toMatchObject({ inCare: 60, newInCare: null })
  expect(await exposedBeside([stood, whole(9, { inCare: 85, newInCare: 60 })])).toEqual(['inCare 2024-Q1 without 2024'])
  expect(await exposedBeside([stood, whole(0, { inCare: 95, newInCare: 60 })])).toEqual([])
})

test('whoever is assessed for the first time may have been in care before, where these are the assessed as well', () => {
  const quarters = spans.map((window, at): StandingReach => ({ window, members: { assessed: [...named('known', 12), ...named(`q${at}`, 23)], newAssessed: named(`q${at}`, 23) }, shown: { assessed: 35, newAssessed: 25 } }))
  const assessed = (split: 'year' | 'quarter'): number | null => publishReach(rules, year, { reach: { ...nobody, assessed: 97 }, members: { assessed: [...named('known', 12), ...spans.flatMap((_, at) => named(`q${at}`, 23)).slice(7)] } }, quarters, split).assessed
  expect([assessed('year'), assessed('quarter')]).toEqual([null, 95])
})

test('the assessed of a project period are those in care and others: shown where these may be, and are T or more', async () => {
  const window = { kind: 'project' as const, startsOn: '2023-01-01', endsOn: '2024-06-30' }
  const members = (others: number): Members => ({ assessed: [...named('in care', 40), ...named('other', others)], inCare: named('in care', 40) })
  const shown = (others: number, standing: StandingReach[] = []): StandingReach['shown'] => publishReach(rules, window, { reach: { ...nobody, assessed: 40 + others, inCare: 40 }, members: members(others) }, standing)
  expect([shown(10), shown(9)]).toMatchObject([{ assessed: 50, inCare: 40 }, { assessed: null, inCare: 40 }])
  // too near those in care of one quarter
  expect(shown(10, [{ window: spans[0]!, members: { inCare: named('in care', 35) }, shown: { inCare: 35 } }])).toMatchObject({ assessed: null, inCare: null })
  expect(await exposedBeside([{ window, members: members(6), shown: { assessed: 45, inCare: 40 } }])).toEqual(['assessed without inCare project'])
  expect(await exposedBeside([{ window, members: members(10), shown: { assessed: 50, inCare: 40 } }])).toEqual([])
})

// 45 were new among 60 when the figure was fixed; 15 were taken back before the cascade was counted
test('new people who would tell that some of them are in care no more are not shown, and the auditor finds them', async () => {
  const window = { kind: 'year' as const, startsOn: '2024-01-01', endsOn: '2024-12-31' }
  const members = (gone: number): Members => ({ inCare: [...named('old', 15), ...named('new', 45 - gone)], newInCare: named('new', 45) })
  const shownOf = (gone: number): number | null => publishReach(rules, window, { reach: { ...nobody, inCare: 60 - gone, newInCare: 45 }, members: members(gone) }).newInCare
  const exposed = async (gone: number): Promise<string[]> => (await auditFigures(policies.rounded, { trees: [], outside: [], reach: [{ window, members: members(gone), shown: { inCare: Math.round((60 - gone) / 5) * 5, newInCare: 45 } }] }, async () => {})).exposed.map(({ where }) => where)
  expect([shownOf(0), shownOf(9)]).toEqual([45, null])
  expect([await exposed(0), await exposed(9)]).toEqual([[], ['gone: newInCare of inCare 2024']])
  // a facilitator may have been trained before, and is no part of those who were trained now
  const trained = { trained: named('trained', 20), facilitators: named('facilitator', 40) }
  expect(publishReach(rules, window, { reach: { ...nobody, trained: 20, facilitators: 40 }, members: trained })).toMatchObject({ trained: 20, facilitators: 40 })
})

// 23 in the quarter, printed as they were under an exact catalogue: with T others 33, which 30 (28 to 32) cannot be
test('a figure that stands tells what it told under its own catalogue', async () => {
  const quarter = (own?: typeof rules): StandingReach => ({ window: spans[0]!, members: { inCare: named('first', 23) }, shown: { inCare: 23 }, rules: own })
  const exact = { ...rules, headline: 'exact' as const }
  const whole: StandingReach = { window: year, members: { inCare: [...named('first', 21), ...named('other', 11)] }, shown: { inCare: 30 } }
  expect([shownIn(whole, [quarter()]).inCare, shownIn(whole, [quarter(exact)]).inCare]).toEqual([30, null])
  expect([await exposedBeside([quarter(), whole]), await exposedBeside([quarter(exact), whole])]).toEqual([[], ['inCare 2024-Q1 without 2024']])
})
