import type { Visitor } from './visitor.ts'

/** Bytes over the wire for a browser with nothing in its cache, headers included. */
export async function firstLoad(visitor: Visitor, path: string): Promise<{ whole: number; withoutScript: number }> {
  const document = await visitor.open(path)
  if (document.status !== 200) throw new Error(`${path} answered ${document.status}`)
  const text = document.body.toString()
  const named = new Set([...text.matchAll(/["'](\/(?:assets|words)\/[^"'\s]+|\/[a-z-]+\.(?:svg|webmanifest|css))["']/g)].map(([, name]) => name!))
  const styles = [...named].filter((name) => !name.endsWith('.js') && text.includes(`href="${name}"`))
  const scripts = [...named].filter((name) => name.endsWith('.js'))
  const seen = new Map<string, number>()
  for (const name of [...styles, ...scripts]) await fetchWithImports(visitor, name, seen)
  const sum = (names: Iterable<string>) => [...names].reduce((all, name) => all + (seen.get(name) ?? 0), 0)
  return { whole: document.bytes + sum(seen.keys()), withoutScript: document.bytes + sum(styles) }
}

async function fetchWithImports(visitor: Visitor, name: string, seen: Map<string, number>): Promise<void> {
  if (seen.has(name)) return
  seen.set(name, 0)
  const answer = await visitor.open(name)
  if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}`)
  seen.set(name, answer.bytes)
  if (!name.endsWith('.js')) return
  // what a module imports at once; what it may import later is not part of the first load
  const imports = answer.body.toString().matchAll(/(?:from|import)\s*"\.\/([\w.$-]+\.js)"/g)
  for (const [, file] of imports) await fetchWithImports(visitor, name.replace(/[^/]+$/, file!), seen)
}
