import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { BrowserContext } from '@playwright/test'
import type { Asked, Told, Who } from '#tests/support/desk-server.ts'

type World = Extract<Told, { origin: string }>
export type Desk = World & {
  /** Time passes for the server; the browser's own clock is the test's business. */
  move: (minutes: number) => Promise<void>
  signIn: (context: BrowserContext, who: Who, device?: 'personal' | 'shared' | 'public') => Promise<void>
  /** How many alerts a case has. */
  alerts: (caseId: string) => Promise<number>
  /** The same of its scales. */
  scales: (caseId: string) => Promise<number>
  stop: () => Promise<void>
}

/** The built server over a programme with a day of work in it, in a process of its own. */
export async function startDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'sirdash-desk-'))
  const child = spawn(resolve('node_modules', '.bin', 'node'), ['tests/support/desk-server.ts', join(folder, 'desk.db')], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', NODE_NO_WARNINGS: '1' }, stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<Told> => {
    const line = (await lines.next()).value as string
    // the server's own log stands between
    return line.startsWith('told ') ? JSON.parse(line.slice('told '.length)) as Told : next()
  }
  const ask = (asked: Asked) => {
    child.stdin.write(`${JSON.stringify(asked)}\n`)
    return next()
  }
  const world = await next() as World
  return {
    ...world,
    move: async (minutes) => void await ask({ did: 'move', minutes }),
    alerts: async (caseId) => (await ask({ did: 'alerts', caseId }) as { alerts: number }).alerts,
    scales: async (caseId) => (await ask({ did: 'alerts', caseId }) as { scales: number }).scales,
    signIn: async (context, who, device = 'personal') => {
      const { cookie, mark } = await ask({ did: 'sign-in', who, device }) as { cookie: string; mark: string }
      const values = { '__Host-sirdash': cookie, '__Host-sirdash-whose': mark }
      await context.addCookies(Object.entries(values).map(([name, value]) => ({ name, value, url: world.origin.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Strict' })))
    },
    stop: async () => {
      const ended = new Promise((done) => { child.on('exit', done) })
      child.stdin.end()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
