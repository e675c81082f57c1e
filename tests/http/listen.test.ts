import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { listen, newHttpServer, PortTaken, stopListening } from '#app/http/listen.server.ts'

const host = '127.0.0.1'

describe('the server', () => {
  it('says in one line that its port is taken', async () => {
    const first = newHttpServer()
    const port = await listen(first, () => {}, { host, port: 0 })
    const second = newHttpServer()
    const taken: unknown = await listen(second, () => {}, { host, port }).catch((error: unknown) => error)
    expect(taken).toBeInstanceOf(PortTaken)
    expect((taken as PortTaken).message).toMatch(new RegExp(`^Port ${port} on 127.0.0.1 is taken by another program.*$`))
    await stopListening(first)
  })

  it('finishes a request that runs, and accepts no other, when it stops', async () => {
    const server = newHttpServer()
    const port = await listen(server, (_, response) => void setTimeout(() => response.end('whole'), 300), { host, port: 0 })
    const running = fetch(`http://${host}:${port}/`, { headers: { Connection: 'close' } }).then((answer) => answer.text())
    await new Promise((resolve) => setTimeout(resolve, 100))
    const stopped = stopListening(server)
    await expect(fetch(`http://${host}:${port}/`)).rejects.toThrow()
    expect(await running).toBe('whole')
    await stopped
  })

  it('cuts a request that never ends', async () => {
    const server = newHttpServer()
    const port = await listen(server, () => {}, { host, port: 0 })
    const running = fetch(`http://${host}:${port}/`).then(() => 'answered', () => 'cut')
    await new Promise((resolve) => setTimeout(resolve, 100))
    await stopListening(server, 100)
    expect(await running).toBe('cut')
  })
})

describe('imports with #app and .ts', () => {
  it('are found by Node itself, as they are by Vite (this test)', () => {
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', "import { readSettings } from '#app/http/settings.server.ts'; import '#app/http/remix.server.ts'; console.log(readSettings({}).port)"], { encoding: 'utf8' })
    expect(printed.trim()).toBe('3000')
  })
})
