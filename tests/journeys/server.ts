import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export type BuiltServer = { origin: string; link: string; stop: () => Promise<void> }

/** The built server as `npm start` runs it, on a free port, with a database and a key of its own that go away with it. */
export const startServer = (): Promise<BuiltServer> => serve({}, /set up: (\S+)/)

/** The same as `npm run demo` runs it: the synthetic programme is filled first. */
export const startDemo = (): Promise<BuiltServer> => serve({ SIRDASH_DEMO: '1' }, /(?<=is ready: )(\S+)/)

async function serve(settings: Record<string, string>, ready: RegExp): Promise<BuiltServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sirdash-journey-'))
  const port = await freePort()
  const child = spawn(resolve('node_modules', '.bin', 'node'), ['scripts/serve.ts'], {
    env: { PATH: process.env.PATH, GLIBC_TUNABLES: process.env.GLIBC_TUNABLES, NODE_ENV: 'production', NODE_NO_WARNINGS: '1', PORT: String(port), DATABASE_URL: join(folder, 'sirdash.db'), SIRDASH_KEY_FILE: join(folder, 'server.key'), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((done) => { child.on('exit', () => done()) })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const said: string[] = []
  const link = await new Promise<string>((found, refused) => {
    const listen = (text: Buffer) => {
      said.push(String(text))
      const path = ready.exec(said.join(''))?.[1]
      if (path) found(path)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('exit', () => { refused(new Error(`the server ended: ${said.join('')}`)) })
  })
  return { origin: `http://localhost:${port}`, link, stop }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  const { port } = server.address() as AddressInfo
  await new Promise((done) => { server.close(done) })
  return port
}
