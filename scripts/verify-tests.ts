// `npm run verify:tests`: takes one protection after another out of a copy of the sources (tests/promises/taken-away.ts) and shows
// that every test named there misses it, and none of them anything before. Exit 1 otherwise. `-- WORD` tries only the protections
// whose sentence holds it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { takenAway, type TakenAway } from '../tests/promises/taken-away.ts'

const asked = process.argv[2] ?? ''
const waiting = takenAway.filter(({ protection }) => protection.includes(asked))
const say = (line: string): void => { process.stdout.write(`${line}\n`) }
let [missed, unnoticed] = [0, 0]

const named = [...new Set(waiting.flatMap(({ tests }) => tests))]
await inACopy((copy) => tryUntouched(copy, named))
await Promise.all(Array.from({ length: Math.min(availableParallelism(), waiting.length) }, () => inACopy(async (copy) => {
  for (let one = waiting.shift(); one; one = waiting.shift()) await tryWithout(copy, one)
})))
say(`${missed} passed, ${unnoticed} failed`)
process.exitCode = unnoticed > 0 ? 1 : 0

async function inACopy(work: (copy: string) => Promise<void>): Promise<void> {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'sirdash-taken-away-')))
  try {
    // a clean build of the pages stays the real one: what runs over it is shown by what the sources alone answer for
    for (const part of ['app', 'build', 'db', 'docs', 'public', 'scripts', 'tests', 'SECURITY.md', 'README.md', 'package.json', 'tsconfig.json', 'remix.config.js', 'vite.config.ts', 'vitest.config.ts']) cpSync(part, join(copy, part), { recursive: true })
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
    await work(copy)
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

/** With nothing taken away no test of these fails: else it would be no witness. */
async function tryUntouched(copy: string, tests: readonly string[]): Promise<void> {
  const { run, failed } = await outcomesIn(copy, tests)
  for (const each of tests) if (!run.has(each) || failed.has(each)) tell(false, `${each} ${failed.has(each) ? 'fails' : 'does not run'} with nothing taken away`)
}

/** True when a test of these failed; a file that could not even be read counts as not having run, a test that took too long as passed. */
async function failsIn(copy: string, test: string): Promise<boolean> {
  const { failed } = await outcomesIn(copy, [test], '--bail=1')
  return failed.has(test)
}

type Report = { testResults: { name: string; assertionResults: { status: string; failureMessages: string[] }[] }[] }

/** By their files: which ran any test at all, and in which one failed. */
async function outcomesIn(copy: string, tests: readonly string[], ...how: string[]): Promise<{ run: Set<string>; failed: Set<string> }> {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  await once(spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...how, '--reporter=json', `--outputFile.json=${report}`, ...tests], { cwd: copy, stdio: 'ignore', env: { ...process.env, NODE_NO_WARNINGS: '1' } }), 'close')
  const { testResults } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) as Report : { testResults: [] }
  const filesWith = (holds: (test: Report['testResults'][number]['assertionResults'][number]) => boolean): Set<string> => new Set(testResults.filter(({ assertionResults }) => assertionResults.some(holds)).map(({ name }) => relative(copy, name)))
  const isLate = ({ failureMessages }: { failureMessages: string[] }): boolean => failureMessages.every((message) => /timed out in \d+ ?ms/.test(message))
  return { run: filesWith(({ status }) => ['passed', 'failed'].includes(status)), failed: filesWith((test) => test.status === 'failed' && !isLate(test)) }
}

function tell(isMissed: boolean, line: string): void {
  if (isMissed) missed++
  else unnoticed++
  say(`${isMissed ? 'ok     ' : 'NOT OK '} ${line}`)
}
