import type { Visitor } from './visitor.ts'

export type FirstLoad = { whole: number; withoutScript: number; document: number; styles: number; scripts: number; words: number; requests: number }

type File = { bytes: number; imports: string[] }
/** Files by address, with what they weigh: they are the same for everybody and may be asked for once. */
export type Files = Map<string, File>

/** Bytes over the wire for a browser with nothing in its cache, headers included. */
export async function firstLoad(visitor: Visitor, path: string, files: Files = new Map()): Promise<FirstLoad> {
  const document = await visitor.open(path)
  if (document.status !== 200) throw new Error(`${path} answered ${document.status}`)
  const text = document.body.toString()
  const named = new Set([...text.matchAll(/["'](\/(?:assets|words)\/[^"'\s]+|\/[a-z-]+\.(?:svg|webmanifest|css))["']/g)].map(([, name]) => name!))
  const styles = new Set([...named].filter((name) => !name.endsWith('.js') && text.includes(`href="${name}"`)))
  const scripts = new Set<string>()
  for (const name of [...named].filter((name) => name.endsWith('.js'))) await withImports(visitor, name, files, scripts)
  const sum = async (names: Iterable<string>) => (await Promise.all([...names].map((name) => fileAt(visitor, name, files)))).reduce((all, { bytes }) => all + bytes, 0)
  const [look, code, words] = [await sum(styles), await sum(scripts), await sum([...scripts].filter((name) => name.startsWith('/words/')))]
  return { whole: document.bytes + look + code, withoutScript: document.bytes + look, document: document.bytes, styles: look, scripts: code - words, words, requests: 1 + styles.size + scripts.size }
}

/** What the service worker asks for once, when the page is there: itself, the cards, the page without a line. The style sheet it has from the page. */
export async function workerLoad(visitor: Visitor): Promise<number> {
  const answers = await Promise.all(['/service-worker.js', '/emergency', '/offline.html'].map((path) => visitor.open(path)))
  if (answers.some(({ status }) => status !== 200)) throw new Error('the service worker finds no cards')
  return answers.reduce((all, { bytes }) => all + bytes, 0)
}

/** What a module imports at once; what it may import later is not part of the first load. */
async function withImports(visitor: Visitor, name: string, files: Files, seen: Set<string>): Promise<void> {
  if (seen.has(name)) return
  seen.add(name)
  for (const needed of (await fileAt(visitor, name, files)).imports) await withImports(visitor, needed, files, seen)
}

async function fileAt(visitor: Visitor, name: string, files: Files): Promise<File> {
  const known = files.get(name)
  if (known) return known
  const answer = await visitor.open(name)
  if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}`)
  const imports = name.endsWith('.js') ? [...answer.body.toString().matchAll(/(?:from|import)\s*"\.\/([\w.$-]+\.js)"/g)].map(([, file]) => name.replace(/[^/]+$/, file!)) : []
  const file = { bytes: answer.bytes, imports }
  files.set(name, file)
  return file
}
