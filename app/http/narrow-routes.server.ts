import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node'
import { wholePath } from './route-pattern.server.ts'

type Routes = ServerBuild['routes']

/**
 * Remix ranks the patterns of the whole site anew for each request, up to three times for a page, 0.3 ms each (decision 162). It is
 * given those that could take the path, which are those of its first word and those that begin with any; whatever is written in
 * another way than its pattern (`/Cases`, `/%63ases`) goes by all of them.
 */
export function narrowHandlers(build: ServerBuild, mode: 'development' | 'production'): (path: string) => RequestHandler {
  const whole = createRequestHandler(build, mode)
  const words = firstWords(build.routes)
  const made = new Map<string, RequestHandler>()
  return (path) => {
    const word = wordOf(path)
    if (!words.has(word)) return whole
    const handler = made.get(word) ?? createRequestHandler(narrowed(build, word), mode)
    made.set(word, handler)
    return handler
  }
}

/** The build with the routes of paths that begin with this word, and all that stand around them. */
export function narrowed(build: ServerBuild, word: string): ServerBuild {
  const ids = new Set(Object.keys(build.routes).filter((id) => [undefined, word].includes(firstWord(build.routes, id))).flatMap((id) => upwards(build.routes, id)))
  const kept = <Entry>(entries: Record<string, Entry>): Record<string, Entry> => Object.fromEntries(Object.entries(entries).filter(([id]) => ids.has(id)))
  return { ...build, routes: kept(build.routes), assets: { ...build.assets, routes: kept(build.assets.routes) } }
}

const wordOf = (path: string): string => path.split('/')[1] ?? ''

const firstWords = (routes: Routes): ReadonlySet<string> => new Set(Object.keys(routes).map((id) => firstWord(routes, id)).filter((word) => word !== undefined))

/** undefined: it can begin with any word, or it is what stands around others. */
function firstWord(routes: Routes, id: string): string | undefined {
  const pattern = wholePath(routes, id)
  const word = pattern === undefined ? undefined : wordOf(pattern)
  return word?.startsWith(':') || word === '*' ? undefined : word
}

function upwards(routes: Routes, id: string): string[] {
  const parent = routes[id]?.parentId
  return [id, ...(parent ? upwards(routes, parent) : [])]
}
