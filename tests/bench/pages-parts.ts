import { everyFirstLoad } from './every-first-load.ts'
import { figure, type Figure } from './figures.ts'
import { firstLoad, workerLoad } from './first-load.ts'
import { inTurn, must, type Part, type Side, type Sides } from './sides.ts'
import { Visitor } from './visitor.ts'
import { editor } from './writing-parts.ts'

/** A whole page in the browser's hands, and the bytes of the document. */
async function page(sides: Sides, name: string, target: number, path: (side: Side) => string, holds: string): Promise<Figure[]> {
  const bytes: number[] = []
  const seen = await inTurn(sides, 40, async (side) => {
    const answer = must(await side.people[0]!.open(path(side)), 200, name)
    if (!answer.body.includes(holds)) throw new Error(`${name}: the page does not hold ${holds}`)
    if (side === sides.own) bytes.push(answer.bytes)
    return answer.ms
  }, 8)
  return [figure(name, 'ms', seen.own, { plain: seen.plain, cpu: seen.cpu, target }), figure(`${name}: bytes`, 'B', bytes, { target: 15_000 })]
}

export const caseload: Part = (sides) => page(sides, 'caseload of 300 cases', 40, () => '/caseload', 'Sevda')
export const largeCase: Part = (sides) => page(sides, 'case with 100 notes', 60, ({ house }) => `/cases/${house.world.largeCase}`, 'AGD-')

export const bytes: Part = async ({ own }) => {
  const { largeCase, noteId } = own.house.world
  const [rena, leyla, nobody] = [own.people[0]!, own.delegate, new Visitor(own.house, '127.0.4.1')]
  const { draftId } = await editor(own, 0)
  const pages: [string, Visitor, string][] = [
    ['sign-in', nobody, '/sign-in'], ['today', rena, '/today'], ['caseload', rena, '/caseload'], ['case', rena, `/cases/${largeCase}`], ['note', rena, `/notes/${noteId}`],
    ['draft', rena, `/drafts/${draftId}`], ['search', rena, '/search'], ['outcomes', leyla, '/outcomes'],
  ]
  const figures: Figure[] = []
  for (const [name, visitor, path] of pages) {
    const { whole, withoutScript } = await firstLoad(visitor, path)
    figures.push(figure(`first load: ${name}`, 'B', [whole], { target: 150_000 }))
    if (name === 'note') figures.push(figure('first load: note, no script', 'B', [withoutScript], { target: 60_000 }))
  }
  // every page of the build, as large as it gets for anybody in any language
  const largest = [...Map.groupBy(await everyFirstLoad(), ({ route }) => route)].map(([route, loads]) => [route.replace('routes/', ''), Math.max(...loads.map(({ whole }) => whole))] as const)
  figures.push(...largest.map(([route, whole]) => figure(`first load of ${route}`, 'B', [whole], { target: 150_000 })))
  return [
    ...figures, figure('first load: largest page', 'B', [Math.max(...largest.map(([, whole]) => whole))], { target: 150_000 }),
    figure('service worker, once, after the first page', 'B', [await workerLoad(nobody)], { target: 12_000 }),
  ]
}
