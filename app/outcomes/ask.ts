import type { Ask } from './prepare-release.server.ts'

/** The whole query language: a template and a window, once each, and nothing beside them. Undefined for everything else. */
export function readAsk(form: Iterable<[string, unknown]>): Ask | undefined {
  const fields = [...form]
  const [template, window] = ['template', 'window'].map((name) => fields.find(([field]) => field === name)?.[1])
  if (fields.length !== 2 || typeof template !== 'string' || typeof window !== 'string') return undefined
  return { template, window }
}
