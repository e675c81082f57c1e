import { addFacts, plannedFacts } from '#tests/outcomes/planned-facts.ts'
import { decideOnRelease } from '#app/outcomes/decide-release.server.ts'
import { prepareRelease } from '#app/outcomes/prepare-release.server.ts'
import { writeReport } from '#app/outcomes/write-report.server.ts'
import { addressIn, build, serveWorld, type ServedWorld } from '../promises/served-world.ts'
import { routeTable, signedIn, type Visitor } from '../promises/routes.ts'

/** A page of the build as somebody who may see it asks for it. `closely`: in every language as in English. */
export type Visit = { route: string; path: string; visitor: Visitor; cookie: string | undefined; closely?: true }
export type EveryPage = { origin: string; routes: string[]; visits: Visit[] }

/** `node tests/support/every-page-server.ts`: the built pages over a day of work, and every page of the build with everybody whom it answers. */
const served = await serveWorld()
const cookies = served.cookies()
const routes = Object.keys(build.routes).filter((id) => build.routes[id]!.module.default !== undefined)
const visits = routes.flatMap((route) => visitorsOf(route).map((visitor): Visit => ({ route, path: addressIn(served.world, routeTable[route]!.path), visitor, cookie: cookies[visitor] })))
const divided = await dividedRelease(served)
for (const route of ['routes/_desk.outcomes.releases.$releaseId._index', 'routes/_desk.outcomes.releases.$releaseId.print']) {
  visits.push({ route, path: `/outcomes/releases/${divided}${route.endsWith('print') ? '/print' : ''}`, visitor: 'delegate', cookie: cookies.delegate, closely: true })
}
process.stdout.write(`told ${JSON.stringify({ origin: `http://localhost:${served.port}`, routes, visits } satisfies EveryPage)}\n`)
process.stdin.on('end', () => { void served.close().then(() => process.exit(0)) }).resume()

/** The synthetic programme's people, all of them in one year: a report whose tables show groups, with targets beside it. */
async function dividedRelease({ world: { again, rena, delegate, protection } }: ServedWorld): Promise<string> {
  await addFacts(again(rena), plannedFacts().map((fact) => ({ ...fact, on: fact.on.replace(/^\d{4}/, '2022') })))
  const made = await prepareRelease(again(delegate), { template: 'report', window: '2022' })
  if (made.kind !== 'prepared') throw new Error(made.kind)
  await decideOnRelease(again(protection), { releaseId: made.releaseId, release: true })
  await writeReport(again(delegate), { window: '2022', base: 0, content: { targets: { inCare: 50, sessions: 300 }, texts: { changed: 'Kərpic', helped: '', hindered: '', next: 'Kərpic' } }, left: null })
  return made.releaseId
}

/** Public pages look the same for everybody; the doors are met by whoever stands before them. */
function visitorsOf(route: string): readonly Visitor[] {
  const row = routeTable[route]
  if (!row) return []
  if (row.for === 'everybody') return /veiled$/.test(route) ? ['veiled'] : /unlock$/.test(route) ? ['locked'] : ['anonymous']
  return row.for.length > 0 ? row.for : signedIn.slice(0, 1)
}
