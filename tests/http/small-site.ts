import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json, type ServerBuild } from '@remix-run/node'
import { z } from 'zod'
import { guarded } from '#app/http/guarded.server.ts'
import { listen, newHttpServer, stopListening } from '#app/http/listen.server.ts'
import { plainText } from '#app/http/plain-text.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import type { Runtime } from '#app/http/runtime.server.ts'
import { createServer } from '#app/http/server.server.ts'
import { readSettings } from '#app/http/settings.server.ts'
import { Refusal, type RefusalKind } from '#app/work/refusal.ts'

/** The real HTTP side before a site of four routes, on a free port. */
export interface SmallSite {
  port: number
  ask(path: string, options?: Asking): Promise<Answer>
  /** How often an action of the site ran. */
  writes(): number
  close(): Promise<void>
}

export interface Asking {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
  bytes: number
}

export const own = { 'Sec-Fetch-Site': 'same-origin' }
export const formType = { 'Content-Type': 'application/x-www-form-urlencoded' }
export const canary = 'canary-7f3a'

export async function openSmallSite(env: Record<string, string> = {}): Promise<SmallSite> {
  let writes = 0
  const folder = mkdtempSync(join(tmpdir(), 'sirdash-http-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets', 'page-AAAA1111.js'), 'export const words = 1\n'.repeat(200))
  writeFileSync(join(folder, 'assets', 'page-AAAA1111.js.br'), 'packed')
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const settings = readSettings({ PORT: '0', ...env })
  const server: Server = newHttpServer()
  const build = smallBuild(() => void writes++)
  // no route of this site looks at the runtime
  const app = createServer({} as Runtime, settings, { mode: 'production', clientFolder: folder, build: async () => build })
  const port = await listen(server, app, settings)
  return {
    port,
    ask: (path, options) => ask(port, path, options),
    writes: () => writes,
    close: async () => {
      await stopListening(server, 100)
      rmSync(folder, { recursive: true })
    },
  }
}

function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ port, path, method, host: '127.0.0.1', headers: { Host: `localhost:${port}`, ...headers }, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject).on('end', () => {
        const whole = Buffer.concat(chunks)
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: whole.toString(), bytes: whole.length })
      })
    })
    sent.on('error', reject).end(body)
  })
}

const noteForm = z.object({ title: plainText({ max: 10 }), note: plainText({ max: 2000 }).optional(), passphrase: z.string().optional() })

function smallBuild(wrote: () => void): ServerBuild {
  const pageOf = (status: number, text: string) => new Response(`<!DOCTYPE html><p>${text}</p>${'<p>paper and ink</p>'.repeat(200)}`, {
    status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'public', 'Content-Security-Policy': "default-src *" },
  })
  const action = guarded(async ({ request }) => {
    wrote()
    const reading = await readForm(request, noteForm)
    return reading.kind === 'invalid' ? reading.response : redirectTo('/', ['__Host-sirdash=next; Path=/'])
  })
  const routes: Record<string, { path?: string; index?: boolean; module: object }> = {
    root: { path: '', module: { default: () => null, ErrorBoundary: () => null } },
    home: { index: true, module: { default: () => null, loader: guarded(async () => ({ here: true })), action } },
    data: { path: 'data/:id', module: { loader: guarded(async ({ request }) => json({ url: request.url })), action } },
    slow: { path: 'sign-in', module: { loader: guarded(async () => json(null)), action } },
    bug: { path: 'bug', module: { loader: guarded(async () => { throw new TypeError(canary) }) } },
    bare: { path: 'bare-bug', module: { loader: () => { throw new TypeError(canary) } } },
    refused: { path: 'refused/:kind', module: { loader: guarded(async ({ params }) => { throw new Refusal(params.kind as RefusalKind, 7) }) } },
  }
  const build = {
    assets: { url: '', version: '', entry: { module: '', imports: [] }, routes: {} },
    assetsBuildDirectory: '', basename: '/', publicPath: '/', isSpaMode: false, mode: 'production', future: {},
    entry: { module: { default: async (_: Request, status: number) => pageOf(status, 'small site'), handleError: () => {} } },
    routes: Object.fromEntries(Object.entries(routes).map(([id, route]) => [id, { id, parentId: id === 'root' ? undefined : 'root', caseSensitive: false, ...route }])),
  }
  return build as unknown as ServerBuild
}
