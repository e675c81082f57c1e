// `npm run bench`: the product and its unencrypted twin beside each other, over HTTP, signed in, whole pages (docs/benchmarks.md).
// --json one object a line · --markdown the table of docs/benchmarks.md · --only=caseload,search a part · --world=FOLDER keeps the two programmes for another run · --profile=FOLDER CPU profiles
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshBuilds } from '#tests/bench/builds.ts'
import { markdownLine, tableLine } from '#tests/bench/figures.ts'
import { makeWorld, openHouse, type House } from '#tests/bench/house.ts'
import { parts } from '#tests/bench/parts.ts'
import { diskOf, signedIn } from '#tests/bench/sides.ts'

process.chdir(join(import.meta.dirname, '..'))

const option = (name: string): string | undefined => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
const isJson = process.argv.includes('--json')
const isMarkdown = process.argv.includes('--markdown')
const line = isJson ? JSON.stringify : isMarkdown ? markdownLine : tableLine
const asked = option('only')?.split(',') ?? Object.keys(parts)
const [kept, profile] = [option('world'), option('profile')]
const folder = kept ?? mkdtempSync(join(tmpdir(), 'sirdash-bench-'))
const houses: House[] = []

/** What is no figure: beside the table, so that `--markdown > file` holds the table alone. */
const say = (text: string) => { if (!isJson) (isMarkdown ? process.stderr : process.stdout).write(`${text}\n`) }

try {
  await bench()
} catch (error) {
  process.stderr.write(`The bench stopped: ${error instanceof Error ? error.message : 'unknown'}\n`)
  process.exitCode = 1
} finally {
  for (const house of houses) await house.stop()
  if (!kept) rmSync(folder, { recursive: true, force: true })
}

async function bench(): Promise<void> {
  const strange = asked.filter((name) => !(name in parts))
  if (strange.length > 0) throw new Error(`there is no part ${strange.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  await freshBuilds(say)
  say('Making two programmes: 300 cases, 10,000 notes, 100,000 facts each (about 40 s) …')
  await Promise.all([makeWorld('product', join(folder, 'product'), 16), makeWorld('twin', join(folder, 'twin'), 8)])
  for (const which of ['product', 'twin'] as const) houses.push(await openHouse(which, join(folder, which), profile))
  say('Signing in …')
  const [own, plain] = [await signedIn(houses[0]!), await signedIn(houses[1]!)]
  const disk = diskOf(own)
  say(`\nOne durable write of 4 kB to this disk (fdatasync): ${disk.median} ms, p95 ${disk.p95} ms, load ${loadavg()[0]!.toFixed(1)}\n`)
  if (!isJson) process.stdout.write(`${isMarkdown ? markdownLine() : tableLine()}\n`)
  for (const name of asked) await show(name, { own, plain })
}

/** A part that stops is said and the others go on. */
async function show(name: string, sides: Parameters<(typeof parts)[string]>[0]): Promise<void> {
  try {
    for (const one of await parts[name]!(sides)) process.stdout.write(`${line(one)}\n`)
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : 'unknown'}\n`)
    process.exitCode = 1
  }
}
