import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

export type Running = { port: number; said(): string; /** The one-time link, while there is no programme. */ link: string | undefined; stop(): Promise<number | null> }

/** The server as `npm start` runs it, with the flags and settings it is given, on a free port over files of its own. */
export async function runServer(folder: string, { flags = [], env = {} }: { flags?: string[]; env?: Record<string, string> } = {}): Promise<Running> {
  const child = spawn(resolve('node_modules', '.bin', 'node'), ['--no-warnings', 'scripts/serve.ts', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, GLIBC_TUNABLES: process.env.GLIBC_TUNABLES, NODE_ENV: flags.includes('--dev') ? 'development' : 'production', PORT: '0', DATABASE_URL: join(folder, 'data', 'sirdash.db'), SIRDASH_KEY_FILE: join(folder, 'secrets', 'server.key'), ...env },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { said += text })
  await until(() => /Sirdash is ready/.test(said) || child.exitCode !== null)
  // its link stands on the next line
  await until(() => /set-up\?link=\S+\n/.test(said) || /Accounts of/.test(said) || child.exitCode !== null, 1000)
  const port = Number(/ready: http:\/\/localhost:(\d+)/.exec(said)?.[1])
  if (!port) throw new Error(`the server did not start: ${said}`)
  return { port, said: () => said, link: /(\/set-up\?link=\S+)/.exec(said)?.[1], stop: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<number | null> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  return child.exitCode
}

export async function until(holds: () => boolean, ms = 90_000): Promise<void> {
  const end = Date.now() + ms
  while (!holds() && Date.now() < end) await new Promise((resolve) => { setTimeout(resolve, 50) })
}
