import type { RequestListener } from 'node:http'
import { makeDemo, isDemoMade } from '#app/demo/make-demo.server.ts'
import { progressPage } from '#app/demo/progress-page.server.ts'
import { listen, newHttpServer, PortTaken, stopListening } from '#app/http/listen.server.ts'
import { className, logLine } from '#app/http/log.server.ts'
import { builtPages, type Pages } from '#app/http/pages.server.ts'
import { openRuntime, placesOf, type Runtime } from '#app/http/runtime.server.ts'
import { createServer } from '#app/http/server.server.ts'
import { readSettings, UnusableSetting, type Settings } from '#app/http/settings.server.ts'
import { listAccounts, progressBar } from './demo-on-screen.ts'
import { developingPages } from './developing-pages.ts'

const isDeveloping = process.argv.includes('--dev')

try {
  await serve(readSettings(process.env))
} catch (error) {
  // these two explain themselves and quote nothing a person typed
  if (error instanceof PortTaken || error instanceof UnusableSetting) process.stderr.write(`${error.message}\n`)
  else reportFailedStart(error)
  process.exit(1)
}

/** One server for the life of the process; who answers changes: the progress of a filling, the own programme, the synthetic one. */
async function serve(settings: Settings): Promise<void> {
  const needsFilling = settings.demo && !isDemoMade(placesOf(settings))
  // before listening: a database that cannot be opened is said at once
  const runtime = needsFilling ? undefined : await openRuntime(settings)
  const server = newHttpServer()
  let open = runtime
  let turning: NodeJS.Timeout | undefined
  let answering: RequestListener = (_, response) => { response.writeHead(503, { 'Retry-After': '1' }).end() }

  const answer = async (runtime: Runtime, settings: Settings): Promise<void> => {
    open = runtime
    if (!settings.demo) runtime.startDemo = async () => lookAround(settings)
    answering = createServer(runtime, settings, pages)
  }
  const fill = async (settings: Settings): Promise<void> => {
    let progress = { done: 0, total: 1 }
    const bar = progressBar()
    answering = progressPage(() => progress)
    await makeDemo(placesOf(settings), (next) => bar(progress = next))
    listAccounts()
  }
  /** The second door: this server goes on as the synthetic programme; the own one is untouched and is there at the next start. */
  const lookAround = async (settings: Settings): Promise<'/'> => {
    // once, however often the button is pressed, and after this answer is on its way
    turning ??= setTimeout(() => { turn({ ...settings, demo: true }).catch(stopBroken) }, 100)
    return '/'
  }
  const turn = async (settings: Settings): Promise<void> => {
    const before = open
    answering = progressPage(() => ({ done: 0, total: 1 }))
    open = undefined
    await before?.close()
    if (!isDemoMade(placesOf(settings))) await fill(settings)
    await answer(await openRuntime(settings), settings)
  }

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await stopListening(server)
    await open?.close()
    logLine({ level: 'info', code: 'stopped' })
    process.exit(0)
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)

  const pages: Pages = isDeveloping ? await developingPages(server) : builtPages()
  try {
    if (runtime) await answer(runtime, settings)
    const port = await listen(server, (request, response) => answering(request, response), settings)
    if (needsFilling) await turn(settings)
    // the first page would pay for reading the build otherwise
    if (!isDeveloping) await pages.build()
    const origin = settings.publicOrigin ?? `http://localhost:${port}`
    process.stdout.write(`Sirdash is ready: ${origin}\n`)
    if (open?.firstLink) process.stdout.write(`Open this one-time link to set up: ${origin}${open.firstLink}\n`)
  } catch (error) {
    await open?.close()
    throw error
  }
}

function stopBroken(error: unknown): void {
  reportFailedStart(error)
  process.exit(1)
}

/** What stopped the start is about files and databases, before anybody typed anything: the operator needs the sentence. */
function reportFailedStart(error: unknown): void {
  logLine({ level: 'error', code: 'error', error: className(error) })
  process.stderr.write(`Sirdash could not start: ${error instanceof Error ? error.message : 'unknown'}\n`)
}
