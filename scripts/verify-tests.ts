// `npm run verify:tests`: takes one protection after another out of a copy of the sources (tests/promises/taken-away.ts) and shows
// that a test misses it. Exit 1 when one is missed by nobody. `-- WORD` tries only the protections whose sentence holds it.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { takenAway, type TakenAway } from '../tests/promises/taken-away.ts'

const asked = process.argv[2] ?? ''
const copy = mkdtempSync(join(tmpdir(), 'sirdash-taken-away-'))
const say = (line: string): void => { process.stdout.write(`${line}\n`) }
let [missed, unnoticed] = [0, 0]

try {
  // a clean build of the pages stays the real one: what runs over it is shown by what the sources alone answer for
  for (const part of ['app', 'build', 'db', 'docs', 'public', 'scripts', 'tests', 'SECURITY.md', 'README.md', 'package.json', 'tsconfig.json', 'remix.config.js', 'vite.config.ts', 'vitest.config.ts']) cpSync(part, join(copy, part), { recursive: true })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  for (const one of takenAway.filter(({ protection }) => protection.includes(asked))) await tryWithout(one)
} finally {
  rmSync(copy, { recursive: true, force: true })
}
say(`${missed} passed, ${unnoticed} failed`)
process.exitCode = unnoticed > 0 ? 1 : 0

async function tryWithout({ protection, file, was, becomes, tests }: TakenAway): Promise<void> {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  if (source.split(was).length !== 2) return tell(false, `${protection}: its line is not in ${file} exactly once`)
  writeFileSync(path, source.replace(was, () => becomes))
  try {
    const by = tests.filter(failsIn)
    tell(by.length > 0, `${protection}: missed by ${by.length > 0 ? by.join(', ') : `nobody of ${tests.join(', ')}`}`)
  } finally {
    writeFileSync(path, source)
  }
}

/** True when a test of these failed; a file that could not even be read counts as not having run. */
function failsIn(tests: string): boolean {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', '--reporter=json', `--outputFile.json=${report}`, tests], { cwd: copy, env: { ...process.env, NODE_NO_WARNINGS: '1' } })
  const { numFailedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8')) as { numFailedTests: number; numTotalTests: number }
  return numTotalTests > 0 && numFailedTests > 0
}

function tell(isMissed: boolean, line: string): void {
  if (isMissed) missed++
  else unnoticed++
  say(`${isMissed ? 'ok     ' : 'NOT OK '} ${line}`)
}
