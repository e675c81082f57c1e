// The one file that must run on whatever Node the machine has: it installs what is needed, then hands over to the pinned
// Node 24 in node_modules/.bin. Plain JavaScript, nothing but Node's own modules.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'))

const flags = new Set(process.argv.slice(2))
const isDeveloping = flags.has('--dev')
const node = join('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
const installStamp = join('node_modules', '.sirdash-installed')
const buildStamp = join('build', 'stamp')

install()
if (!isDeveloping) build()
serve()

function install() {
  if (isInstalled()) return
  const way = existsSync('package-lock.json') ? 'ci' : 'install'
  say('Installing what Sirdash needs (about a minute, once) …')
  run('npm', [way, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(installStamp, lockHash())
}

/** An install by hand counts as well: npm writes its own list at the end, about when it writes the lock file. */
function isInstalled() {
  if (!existsSync(node)) return false
  if (!existsSync('package-lock.json')) return true
  if (existsSync(installStamp) && readFileSync(installStamp, 'utf8') === lockHash()) return true
  const list = join('node_modules', '.package-lock.json')
  const minute = 60_000
  return existsSync(list) && statSync(list).mtimeMs + minute >= statSync('package-lock.json').mtimeMs
}

function lockHash() {
  return existsSync('package-lock.json') ? createHash('sha256').update(readFileSync('package-lock.json')).digest('hex') : ''
}

function build() {
  const wanted = sourcesHash()
  if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === wanted) return
  say('Building the pages …')
  run(node, [join('node_modules', '@remix-run', 'dev', 'dist', 'cli.js'), 'vite:build', '--logLevel', 'warn'], { NODE_ENV: 'production' })
  mkdirSync('build', { recursive: true })
  writeFileSync(buildStamp, wanted)
}

/** By content, not by time: a fresh clone and a touched file build the same thing. */
function sourcesHash() {
  const hash = createHash('sha256')
  for (const file of [...filesIn('app'), ...filesIn('db'), ...filesIn('public'), ...settingFiles()].sort()) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

function settingFiles() {
  return readdirSync('.').filter((name) => /\.config\.[jt]s$/.test(name) || name === 'package-lock.json' || name === 'package.json' || name === 'tsconfig.json')
}

function serve() {
  // Argon2's 128 MB come in pages of 2 MB where the system has them: a fifth less work
  const env = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1', ...process.env, NODE_ENV: isDeveloping ? 'development' : 'production' }
  if (flags.has('--demo')) env.SIRDASH_DEMO = '1'
  const server = spawn(node, [join('scripts', 'serve.ts'), ...(isDeveloping ? ['--dev'] : [])], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl+C reaches the server by itself; it stops once, however often it is told
    process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  }
  server.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

function run(command, args, env = {}) {
  const { status, signal } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' })
  if (status === 0) return
  process.exit(status ?? 128 + (constants.signals[signal] ?? 0))
}

function say(line) {
  process.stdout.write(`${line}\n`)
}
