import { matchRoutes } from '@remix-run/react'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { narrowed } from '#app/http/narrow-routes.server.ts'
import { builtPages } from '#app/http/pages.server.ts'
import { wholePath } from '#app/http/route-pattern.server.ts'

// The router that is given fewer routes finds the same: for every pattern of the build, and for paths that fit none.
let build: ServerBuild
beforeAll(async () => { build = await builtPages().build() })

type RouteObject = Parameters<typeof matchRoutes>[0][number]
const below = (routes: ServerBuild['routes'], parent?: string): RouteObject[] => Object.values(routes).filter((route) => route !== undefined).filter(({ parentId }) => parentId === parent)
  .map(({ id, path, index }) => (index ? { id, index, ...(path ? { path } : {}) } : { id, ...(path ? { path } : {}), children: below(routes, id) }))
const found = ({ routes }: ServerBuild, path: string) => matchRoutes(below(routes), path)?.map(({ route, params }) => [route.id, params])

test('for every route the same one, with the same places in its path, by those of its first word alone', () => {
  const patterns = Object.keys(build.routes).map((id) => wholePath(build.routes, id)).filter((pattern) => pattern !== undefined)
  const paths = patterns.map((pattern) => pattern.replace('*', 'some/where').replace(/:\w+\??/g, '3f2a')).flatMap((path) => [path, `${path}/`, `${path}/further`, `/x${path}`])
  expect(paths.length).toBeGreaterThan(300)
  for (const path of paths) expect(found(narrowed(build, path.split('/')[1]!), path), path).toEqual(found(build, path))
})

test('which are far fewer; those of another word do not find it', () => {
  expect(Object.keys(narrowed(build, 'cases').routes).length).toBeLessThan(Object.keys(build.routes).length / 3)
  expect(found(build, '/cases/3f2a')).not.toBeUndefined()
  expect(found(narrowed(build, 'today'), '/cases/3f2a')).not.toEqual(found(build, '/cases/3f2a'))
})
