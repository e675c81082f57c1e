import { addressIn, build, serveWorld } from '../promises/served-world.ts'
import { routeTable, signedIn, type Visitor } from '../promises/routes.ts'

/** A page of the build as somebody who may see it asks for it. */
export type Visit = { route: string; path: string; visitor: Visitor; cookie: string | undefined }
export type EveryPage = { origin: string; routes: string[]; visits: Visit[] }

/** `node tests/support/every-page-server.ts`: the built pages over a day of work, and every page of the build with everybody whom it answers. */
const served = await serveWorld()
const cookies = served.cookies()
const routes = Object.keys(build.routes).filter((id) => build.routes[id]!.module.default !== undefined)
const visits = routes.flatMap((route) => visitorsOf(route).map((visitor): Visit => ({ route, path: addressIn(served.world, routeTable[route]!.path), visitor, cookie: cookies[visitor] })))
process.stdout.write(`told ${JSON.stringify({ origin: `http://localhost:${served.port}`, routes, visits } satisfies EveryPage)}\n`)
process.stdin.on('end', () => { void served.close().then(() => process.exit(0)) }).resume()

/** Public pages look the same for everybody; the doors are met by whoever stands before them. */
function visitorsOf(route: string): readonly Visitor[] {
  const row = routeTable[route]
  if (!row) return []
  if (row.for === 'everybody') return /veiled$/.test(route) ? ['veiled'] : /unlock$/.test(route) ? ['locked'] : ['anonymous']
  return row.for.length > 0 ? row.for : signedIn.slice(0, 1)
}
