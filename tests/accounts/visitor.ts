import type { Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen, newHttpServer, stopListening } from '#app/http/listen.server.ts'
import { builtPages } from '#app/http/pages.server.ts'
import { openRuntime, type Runtime } from '#app/http/runtime.server.ts'
import { createServer } from '#app/http/server.server.ts'
import { readSettings } from '#app/http/settings.server.ts'
import { whoseHeader } from '#app/ui/whose-page.ts'

/** The built pages on a free port, with a database and key file of their own. */
export async function openHouse(): Promise<{ port: number; runtime: Runtime; visitor(): Visitor; close(): Promise<void>; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'sirdash-accounts-'))
  const settings = readSettings({ PORT: '0', DATABASE_URL: join(folder, 'data', 'house.db'), SIRDASH_KEY_FILE: join(folder, 'secrets', 'server.key') })
  const runtime = await openRuntime(settings)
  const server: Server = newHttpServer()
  const port = await listen(server, createServer(runtime, settings, builtPages()), settings)
  return {
    port, runtime, folder, visitor: () => new Visitor(port),
    async close() {
      await stopListening(server)
      await runtime.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export type Page = { status: number; path: string; text: string; setCookie: string[] }

/** A browser without script: it keeps cookies, follows redirects and pages that go on by themselves, and posts forms as a page of ours would. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #port: number
  /** Whose pages it has been shown last, as its forms say. */
  whose = ''
  /** Off: a page that goes on by itself is left as it is. */
  goesOn = true

  constructor(port: number) {
    this.#port = port
  }

  open(path: string): Promise<Page> {
    return this.#ask(path, { method: 'GET' })
  }

  post(path: string, fields: Record<string, string | string[]>): Promise<Page> {
    const body = new URLSearchParams()
    for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value)
    return this.#ask(path, { method: 'POST', body: body.toString(), headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' } })
  }

  /** As a script of ours sends it; the answer is not followed. */
  postJson(path: string, value: unknown): Promise<Page> {
    return this.#ask(path, { method: 'POST', body: JSON.stringify(value), headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' } })
  }

  async #ask(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`http://localhost:${this.#port}${path}`, { ...init, redirect: 'manual', headers: { Accept: 'text/html', ...init.headers, ...(this.whose ? { [whoseHeader]: this.whose } : {}), ...(cookie ? { Cookie: cookie } : {}) } })
    const setCookie = answer.headers.getSetCookie()
    for (const line of setCookie) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name && value) this.cookies.set(name, value)
      else if (name) this.cookies.delete(name)
    }
    const to = answer.headers.get('Location')
    if (answer.status >= 300 && answer.status < 400 && to) return this.open(to)
    const text = await answer.text()
    this.whose = whoseShown(text) ?? this.whose
    if (!this.goesOn || !text.includes('http-equiv="refresh" content="2"')) return { status: answer.status, path, text, setCookie }
    await new Promise((resolve) => { setTimeout(resolve, 100) })
    return this.open(path)
  }
}

export const whoseShown = (page: string): string | undefined => /<html[^>]* data-whose="([\w-]+)"/.exec(page)?.[1]

/** The text of the element with this attribute, tags and entities taken away. */
export function shown(page: Page, attribute: string): string {
  const [, inner = ''] = new RegExp(`<[a-z]+[^>]*\\b${attribute}=""[^>]*>(.*?)</(?:p|ol|span|strong)>`, 's').exec(page.text) ?? []
  return inner.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim()
}

export const allShown = (page: Page, attribute: string): string[] =>
  [...page.text.matchAll(new RegExp(`<p[^>]*\\b${attribute}=""[^>]*>(.*?)</p>`, 'gs'))].map(([, inner = '']) => inner.trim())
