import type { ActionFunction, ServerBuild } from '@remix-run/node'
import { isKnownPath, type KnownPath } from './redirect.server.ts'

/** From a path to the pattern of its route ('/cases/:id'), for the log. */
export type PatternOf = (path: string) => string

export function patternsOf(routes: ServerBuild['routes']): PatternOf {
  const patterns = Object.keys(routes).map((id) => wholePath(routes, id)).filter((pattern) => pattern !== undefined)
  const known = [...new Set(patterns)].sort((a, b) => weight(b) - weight(a)).map((pattern) => ({ pattern, shape: shapeOf(pattern) }))
  return (path) => known.find(({ shape }) => shape.test(path))?.pattern ?? 'none'
}

export type Direct = { action: ActionFunction; params: Record<string, string> }

/**
 * Posts to routes that are no page (a save, a veil): their own action answers them, without the router. It compiles every
 * pattern of the site anew for each request, which is a third of what a save of a draft costs. `pattern` is what `PatternOf` found.
 */
export function directPosts(routes: ServerBuild['routes']): (pattern: string, path: string) => Direct | undefined {
  const known = new Map(Object.entries(routes).flatMap(([id, route]) => {
    const [pattern, action] = [wholePath(routes, id), route?.module.action]
    return pattern && action && !('default' in route.module) ? [[pattern, { action, shape: shapeOf(pattern), names: namesIn(pattern) }] as const] : []
  }))
  return (pattern, path) => {
    const route = known.get(pattern)
    const values = route?.shape.exec(path)?.slice(1)
    if (!route || !values) return undefined
    return { action: route.action, params: Object.fromEntries(route.names.map((name, at) => [name, decodeURIComponent(values[at] ?? '')])) }
  }
}

/** What a request's address is to whoever comes back to it. */
export type Place = {
  /** Itself; the nearest page above it where it is none (a save, a mark); '/' where there is none. */
  page: KnownPath
  /** It is a page, and takes a form itself. */
  takesForm: boolean
}

/** Which addresses are pages, from the build: a route without a component has nothing to show. */
export function placesOf(routes: ServerBuild['routes'], patternOf: PatternOf = patternsOf(routes)): (path: string) => Place {
  const pages = new Map(Object.entries(routes).flatMap(([id, route]) => {
    const pattern = wholePath(routes, id)
    return pattern && route && 'default' in route.module ? [[pattern, route.module.action !== undefined] as const] : []
  }))
  const pageFor = (path: string): KnownPath => (path === '' ? '/' : isKnownPath(path) && pages.has(patternOf(path)) ? path : pageFor(path.slice(0, path.lastIndexOf('/'))))
  return (path) => ({ page: pageFor(path), takesForm: pages.get(patternOf(path)) ?? false })
}

const namesIn = (pattern: string): string[] => [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name!)

/** Of a route with a path of its own; undefined for what only stands around others. */
export function wholePath(routes: ServerBuild['routes'], id: string): string | undefined {
  const route = routes[id]
  if (!route || id === 'root' || (!route.path && !route.index)) return undefined
  const parts: string[] = []
  for (let at: string | undefined = id; at; at = routes[at]?.parentId) {
    const path = routes[at]?.path
    if (path) parts.unshift(path)
  }
  return `/${parts.join('/')}`
}

/** A fixed word before a place for any word before a place for the rest. */
function weight(pattern: string): number {
  return pattern.split('/').reduce((sum, part) => sum * 4 + (part === '' ? 0 : part === '*' ? 1 : part.startsWith(':') ? 2 : 3), 0)
}

function shapeOf(pattern: string): RegExp {
  const parts = pattern.split('/').filter(Boolean).map((part) => {
    if (part === '*') return '/.*'
    if (part.startsWith(':')) return part.endsWith('?') ? '(?:/([^/]+))?' : '/([^/]+)'
    return `/${part.replace(/[^\w-]/g, '\\$&')}`
  })
  return new RegExp(`^${parts.join('')}/?$`)
}
