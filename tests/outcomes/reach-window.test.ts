import { expect, test } from 'vitest'
import { closesOn, declaredWindows, isClosed, isProject, lastDayOfQuarter, windowName } from '#app/outcomes/reach-window.ts'

const project = { from: '2021-01-01', to: '2024-06-30' }
const names = (started: string, day: string, given?: typeof project) => declaredWindows(started, given, day).map(windowName)

test('a quarter closes ten days after its end', () => {
  const quarter = { kind: 'quarter', startsOn: '2023-07-01', endsOn: '2023-09-30' } as const
  expect(closesOn(quarter)).toBe('2023-10-10')
  expect(isClosed(quarter, '2023-10-09')).toBe(false)
  expect(isClosed(quarter, '2023-10-10')).toBe(true)
})

test('without a project, quarters and years are declared', () => {
  expect(names('2023-05-03', '2024-02-01')).toEqual(['2023-Q2', '2023-Q3', '2023-Q4', '2023', '2024-Q1', '2024'])
})

test('a project that ends inside a year declares half-years instead of years', () => {
  const all = names('2021-01-01', '2024-07-15', project)
  expect(all).toContain('2024-H1')
  expect(all).not.toContain('2024')
  expect(all.filter((name) => name === 'project')).toHaveLength(1)
})

test('a project of odd quarters declares quarters alone', () => {
  expect(names('2021-04-01', '2022-02-01', { from: '2021-04-01', to: '2022-12-31' }).filter((name) => !name.includes('-Q'))).toEqual(['project'])
})

test('windows nest or lie apart, whatever the project', () => {
  for (const from of ['2021-01-01', '2021-04-01', '2021-07-01']) {
    for (const to of ['2023-03-31', '2023-06-30', '2023-12-31']) {
      const all = declaredWindows('2020-01-01', { from, to }, '2024-08-01')
      for (const a of all) {
        for (const b of all) {
          const apart = a.endsOn < b.startsOn || b.endsOn < a.startsOn
          const nested = (a.startsOn <= b.startsOn && b.endsOn <= a.endsOn) || (b.startsOn <= a.startsOn && a.endsOn <= b.endsOn)
          expect(apart || nested, `${windowName(a)} ${windowName(b)}`).toBe(true)
        }
      }
    }
  }
})

test('a project is whole quarters', () => {
  expect(isProject(project)).toBe(true)
  for (const wrong of [{ from: '2021-01-02', to: '2024-06-30' }, { from: '2021-01-01', to: '2024-06-29' }, { from: '2024-07-01', to: '2024-06-30' }, { from: 'x', to: 'y' }, null, {}]) expect(isProject(wrong)).toBe(false)
  expect(lastDayOfQuarter('2024-04-01')).toBe('2024-06-30')
  expect(lastDayOfQuarter('2024-02-01')).toBe('')
})
