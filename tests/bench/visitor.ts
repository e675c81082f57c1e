import { Agent, request, type IncomingMessage } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { codeAt } from '#app/keys/totp.server.ts'
import type { House } from './house.ts'
import type { Account } from './world.ts'

/** `bytes`: what came over the wire, headers included; `ms`: from sending to the last byte. */
export type Answer = { status: number; ms: number; bytes: number; body: Buffer; headers: IncomingMessage['headers'] }

/** A step of each second factor counts once, whichever visitor used it. */
const usedSteps = new Map<string, number>()
const period = 30_000

/** A browser as far as bytes and cookies go: compressed, kept alive, same-origin writes. `address`: which network it comes from. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #port: number
  /** Whose pages it has been shown last, as its forms say. */
  #whose = ''
  readonly #address: string
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })

  constructor({ port }: Pick<House, 'port'>, address = '127.0.0.1') {
    this.#port = port
    this.#address = address
  }

  open(path: string): Promise<Answer> {
    return this.#ask('GET', path)
  }

  post(path: string, fields: Record<string, string | string[]>): Promise<Answer> {
    const body = new URLSearchParams(Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value])))
    return this.#ask('POST', path, 'application/x-www-form-urlencoded', body.toString())
  }

  postJson(path: string, value: unknown): Promise<Answer> {
    return this.#ask('POST', path, 'application/json', JSON.stringify(value))
  }

  /** Passphrase, and the app's code where it is asked for; being told to wait is waited for. */
  async signIn(account: Account, passphrase: string): Promise<{ told: number; longest: number }> {
    const waits = { told: 0, longest: 0 }
    const first = await this.#asTold(waits, () => this.post('/sign-in', { account: account.signInName, passphrase, device: 'personal' }))
    if (first.status !== 303) throw new Error(`signing in: ${first.status}`)
    if (first.headers.location !== '/sign-in') return waits
    const second = await this.#asTold(waits, async () => this.post('/sign-in', { code: await nextCode(account) }))
    if (second.status !== 303) throw new Error(`second step: ${second.status}`)
    return waits
  }

  /** Does what it is told: a busy server is asked again, a page that goes on by itself is followed. */
  async #asTold(waits: { told: number; longest: number }, ask: () => Promise<Answer>): Promise<Answer> {
    let answer = await ask()
    for (;;) {
      waits.longest = Math.max(waits.longest, answer.ms)
      const { location } = answer.headers
      const [, seconds] = /http-equiv="refresh" content="(\d+)"/.exec(answer.body.toString()) ?? []
      const hasToWait = location === '/sign-in' && this.cookies.has('__Host-sirdash-wait')
      if (answer.status !== 503 && seconds === undefined && !hasToWait) return answer
      if (!hasToWait) await new Promise((resolve) => setTimeout(resolve, Number(seconds ?? answer.headers['retry-after']) * 1000))
      if (!hasToWait) waits.told += 1
      answer = answer.status === 503 ? await ask() : await this.open('/sign-in')
    }
  }

  close(): void {
    this.#agent.destroy()
  }

  #ask(method: string, path: string, type?: string, body?: string): Promise<Answer> {
    const headers: Record<string, string> = { Host: `localhost:${this.#port}`, Accept: 'text/html', 'Accept-Encoding': 'gzip, deflate, br', 'Accept-Language': 'en' }
    if (this.cookies.size > 0) headers.Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (type && body !== undefined) Object.assign(headers, { 'sirdash-whose': this.#whose, 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(body)), 'Sec-Fetch-Site': 'same-origin' })
    const began = performance.now()
    return new Promise((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port: this.#port, localAddress: this.#address, agent: this.#agent, method, path, headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          const ms = performance.now() - began
          this.#keepCookies(answer)
          const sent = Buffer.concat(parts)
          const head = answer.rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 17)
          const page = unpacked(sent, answer.headers['content-encoding'])
          this.#whose = /<html[^>]* data-whose="([\w-]+)"/.exec(page.subarray(0, 400).toString())?.[1] ?? this.#whose
          resolve({ status: answer.statusCode ?? 0, ms, bytes: head + sent.length, body: page, headers: answer.headers })
        })
      })
      asking.on('error', reject)
      asking.end(body)
    })
  }

  #keepCookies(answer: IncomingMessage): void {
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name && value) this.cookies.set(name, value)
      else if (name) this.cookies.delete(name)
    }
  }
}

function unpacked(sent: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(sent)
  return encoding === 'gzip' ? gunzipSync(sent) : sent
}

/** One step ahead is accepted; beyond that it waits for the clock, as a person would. */
async function nextCode({ seed }: Account): Promise<string> {
  const step = Math.max(Math.floor(Date.now() / period), (usedSteps.get(seed) ?? 0) + 1)
  const early = (step - 1) * period - Date.now()
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
  usedSteps.set(seed, step)
  return codeAt(new Uint8Array(Buffer.from(seed, 'hex')), new Date(step * period))
}
