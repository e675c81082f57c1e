import Sqlite from 'better-sqlite3'
import { figure } from './figures.ts'
import { inTurn, meanwhile, must, type Part } from './sides.ts'

export const search: Part = async (sides) => {
  const others: number[] = []
  const seen = await inTurn(sides, 5, async (side) => {
    const { result, others: waited } = await meanwhile(side.people[2]!, '/drafts', () => side.people[0]!.post('/search', { words: 'sister morning' }))
    if (side === sides.own) others.push(...waited)
    return must(result, 200, 'search').ms
  }, 1)
  return [
    figure('searching 10,000 own notes', 'ms', seen.own, { plain: seen.plain, cpu: seen.cpu, target: 2500 }),
    figure('another page, searching (p95)', 'ms', others, { target: 200, of: 'p95' }),
  ]
}

export const facts: Part = async (sides) => {
  const others: number[] = []
  const seen = await inTurn(sides, 5, async (side) => {
    // what is counted is fixed for ever: the bench takes the figure away with its own hand, so that it is counted again
    const file = new Sqlite(side.house.databaseFile)
    file.prepare('delete from released_figure').run()
    file.close()
    const { result, others: waited } = await meanwhile(side.people[2]!, '/drafts', () => side.delegate.post('/outcomes?index', { did: 'count' }))
    if (side === sides.own) others.push(...waited)
    return must(result, 200, 'counting').ms
  }, 1)
  return [
    figure('counting 100,000 facts', 'ms', seen.own, { plain: seen.plain, cpu: seen.cpu, target: 1000 }),
    figure('another page, counting (p95)', 'ms', others, { target: 200, of: 'p95' }),
  ]
}
