import { execFile, spawn } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Language } from '#app/language/language.ts'
import type { LivedIn } from './lived-in.ts'

/** The built server in a process of its own, as `npm start` runs it. */
export type WholeServer = {
  port: number
  origin: string
  /** What it printed so far, on both of its outputs. */
  said(): string
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

const node = resolve('node_modules', '.bin', 'node')

/** Database, key file and temporary files lie in `folder`. `at`: the port of a server that was there before. */
export async function startWhole(folder: string, at = 0): Promise<WholeServer> {
  const child = spawn(node, [resolve('scripts', 'serve.ts')], {
    env: {
      PATH: process.env.PATH, GLIBC_TUNABLES: process.env.GLIBC_TUNABLES, NODE_ENV: 'production', NODE_NO_WARNINGS: '1', PORT: String(at), TMPDIR: folder, SQLITE_TMPDIR: folder,
      DATABASE_URL: join(folder, 'sirdash.db'), SIRDASH_KEY_FILE: join(folder, 'server.key'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((done) => { child.on('exit', () => done()) })
  let said = ''
  const port = await new Promise<number>((found, refused) => {
    const listen = (text: Buffer) => {
      said += String(text)
      const [, port] = /Sirdash is ready: http:\/\/localhost:(\d+)/.exec(said) ?? []
      if (port) found(Number(port))
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('exit', () => { refused(new Error(`the server ended: ${said}`)) })
  })
  return {
    port, origin: `http://localhost:${port}`, said: () => said,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await ended
    },
  }
}

/** A programme with people who can sign in, in this folder. */
export async function makeLivedIn(folder: string, language: Language = 'en'): Promise<LivedIn> {
  await promisify(execFile)(node, ['--no-warnings', 'tests/support/lived-in.ts', folder, language])
  return livedIn(folder)
}

export function copyLivedIn(from: string, to: string): LivedIn {
  cpSync(from, to, { recursive: true })
  return livedIn(to)
}

const livedIn = (folder: string): LivedIn => JSON.parse(readFileSync(join(folder, 'world.json'), 'utf8')) as LivedIn
