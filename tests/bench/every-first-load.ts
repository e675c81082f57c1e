import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { languages, type Language } from '#app/language/language.ts'
import type { EveryPage, Visit } from '#tests/support/every-page-server.ts'
import { firstLoad, type Files, type FirstLoad } from './first-load.ts'
import { Visitor } from './visitor.ts'

export type PageLoad = FirstLoad & { route: string; visitor: string; language: Language }

/** The first load of every page of the build, for everybody whom it answers, in each language. */
export async function everyFirstLoad(): Promise<PageLoad[]> {
  const server = spawn(process.execPath, ['--no-warnings', 'tests/support/every-page-server.ts'], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } })
  try {
    const { origin, visits } = await toldBy(server.stdout)
    const loads: PageLoad[] = []
    const files: Files = new Map()
    for (const language of languages) for (const visit of visits) loads.push(...await loadOf(Number(new URL(origin).port), visit, language, files))
    return loads
  } finally {
    server.stdin.end()
  }
}

async function toldBy(output: NodeJS.ReadableStream): Promise<EveryPage> {
  for await (const line of createInterface(output)) if (line.startsWith('told ')) return JSON.parse(line.slice(5)) as EveryPage
  throw new Error('the server of every page ended')
}

/** None for a page that leads on: what it leads to is in the list itself. */
async function loadOf(port: number, { route, path, visitor, cookie }: Visit, language: Language, files: Files): Promise<PageLoad[]> {
  const browser = new Visitor({ port })
  browser.cookies.set('__Host-sirdash-language', language)
  if (cookie) browser.cookies.set('__Host-sirdash', cookie)
  try {
    if ((await browser.open(path)).status !== 200) return []
    return [{ route, visitor, language, ...await firstLoad(browser, path, files) }]
  } finally {
    browser.close()
  }
}
