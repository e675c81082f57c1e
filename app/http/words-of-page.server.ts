import type { EntryContext } from '@remix-run/node'
import type { Area, Spoken } from '#app/language/area.ts'
import type { Language } from '#app/language/language.ts'
import { areas, wordsScriptPath } from '#app/language/messages.server.ts'

/** The words that a page's routes name, and what was read all the same while it was made: never a page without its words. */
export function wordsPathsOf(language: Language, page: EntryContext, read: ReadonlySet<Area>): string[] {
  const named = new Set(areasNamed(page))
  return areas.filter((area) => named.has(area) || read.has(area)).map((area) => wordsScriptPath(language, area))
}

/** All of them as soon as one of the routes names none. */
function areasNamed({ staticHandlerContext, routeModules }: EntryContext): readonly Area[] {
  return staticHandlerContext.matches.flatMap(({ route }) => (routeModules[route.id]?.handle as Partial<Spoken> | undefined)?.words ?? areas)
}
