import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildFolder, importsOf, run, type Which } from './builds.ts'
import type { BenchWorld } from './world.ts'

/** One running server with its own programme. Nothing of it is the tester's: it runs as `npm start` would, in a folder of its own. */
export type House = { which: Which; port: number; pid: number; world: BenchWorld; databaseFile: string; stop(): Promise<void> }

/** Makes the programme when the folder has none. */
export async function makeWorld(which: Which, folder: string, psychologists: number): Promise<void> {
  if (existsSync(join(folder, 'world.json'))) return
  mkdirSync(folder, { recursive: true })
  await run([...importsOf(which), 'tests/bench/world.ts', folder, String(psychologists)])
}

/** `profile`: a folder for Node's CPU profile of the whole run. */
export async function openHouse(which: Which, folder: string, profile?: string): Promise<House> {
  if (!existsSync(join(folder, 'build'))) symlinkSync(resolve(buildFolder(which)), join(folder, 'build'))
  const profiling = profile ? ['--cpu-prof', '--cpu-prof-dir', resolve(profile), '--cpu-prof-name', `${which}.cpuprofile`] : []
  const child = spawn(process.execPath, ['--no-warnings', ...importsOf(which), ...profiling, resolve('scripts/serve.ts')], {
    cwd: folder, stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', HOST: '127.0.0.1', DATABASE_URL: 'data/sirdash.db', SIRDASH_KEY_FILE: 'secrets/server.key' },
  })
  const port = await portOf(child)
  return {
    which, port, pid: child.pid!, world: JSON.parse(readFileSync(join(folder, 'world.json'), 'utf8')) as BenchWorld, databaseFile: join(folder, 'data', 'sirdash.db'),
    stop: () => new Promise((done) => {
      if (child.exitCode !== null) return done()
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
      child.on('exit', () => {
        clearTimeout(late)
        done()
      })
      child.kill('SIGTERM')
    }),
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((found, lost) => {
    let said = ''
    const listen = (text: Buffer) => {
      if (said.length < 20_000) said += text.toString()
      const [, port] = /Sirdash is ready: http:\/\/localhost:(\d+)/.exec(said) ?? []
      if (port) found(Number(port))
    }
    child.stdout!.on('data', listen)
    child.stderr!.on('data', listen)
    child.on('exit', (code) => lost(new Error(`the server ended with ${code}\n${said}`)))
  })
}
