// `npm run verify:tests`: takes one protection after another out of a copy of the sources (tests/promises/taken-away.ts) and shows
// that every test named there misses it. Exit 1 when one of them does not. `-- WORD` tries only the protections whose sentence holds it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { takenAway, type TakenAway } from '../tests/promises/taken-away.ts'

const asked = process.argv[2] ?? ''
const waiting = takenAway.filter(({ protection }) => protection.includes(asked))
const say = (line: string): void => { process.stdout.write(`${line}\n`) }
let [missed, unnoticed] = [0, 0]

await Promise.all(Array.from({ length: Math.min(availableParallelism(), waiting.length) }, inACopy))
say(`${missed} passed, ${unnoticed} failed`)
process.exitCode = unnoticed > 0 ? 1 : 0

/** One core's share: whatever waits, in a copy of its own. */
async function inACopy(): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'sirdash-taken-away-'))
  try {
    // a clean build of the pages stays the real one: what runs over it is shown by what the sources alone answer for
    for (const part of ['app', 'build', 'db', 'docs', 'public', 'scripts', 'tests', 'SECURITY.md', 'README.md', 'package.json', 'tsconfig.json', 'remix.config.js', 'vite.config.ts', 'vitest.config.ts']) cpSync(part, join(copy, part), { recursive: true })
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
    for (let one = waiting.shift(); one; one = waiting.shift()) await tryWithout(copy, one)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

async function tryWithout(copy: string, { protection, file, was, becomes, tests }: TakenAway): Promise<void> {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  if (source.split(was).length !== 2) return tell(false, `${protection}: its line is not in ${file} exactly once`)
  writeFileSync(path, source.replace(was, () => becomes))
  const [by, not]: [string[], string[]] = [[], []]
  for (const each of tests) (await failsIn(copy, each) ? by : not).push(each)
  writeFileSync(path, source)
  tell(not.length === 0, `${protection}: ${[by.length > 0 ? `missed by ${by.join(', ')}` : [], not.length > 0 ? `not missed by ${not.join(', ')}` : []].flat().join('; ')}`)
}

/** True when a test of these failed; a file that could not even be read counts as not having run. */
async function failsIn(copy: string, tests: string): Promise<boolean> {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  await once(spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', '--reporter=json', `--outputFile.json=${report}`, tests], { cwd: copy, stdio: 'ignore', env: { ...process.env, NODE_NO_WARNINGS: '1' } }), 'close')
  if (!existsSync(report)) return false
  const { numFailedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8')) as { numFailedTests: number; numTotalTests: number }
  return numTotalTests > 0 && numFailedTests > 0
}

function tell(isMissed: boolean, line: string): void {
  if (isMissed) missed++
  else unnoticed++
  say(`${isMissed ? 'ok     ' : 'NOT OK '} ${line}`)
}
