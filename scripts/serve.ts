import { listen, newHttpServer, PortTaken, stopListening } from '#app/http/listen.server.ts'
import { className, logLine } from '#app/http/log.server.ts'
import { builtPages } from '#app/http/pages.server.ts'
import { openRuntime, type Runtime } from '#app/http/runtime.server.ts'
import { createServer } from '#app/http/server.server.ts'
import { readSettings, UnusableSetting, type Settings } from '#app/http/settings.server.ts'
import { developingPages } from './developing-pages.ts'

const isDeveloping = process.argv.includes('--dev')

try {
  await serve()
} catch (error) {
  // these two explain themselves and quote nothing a person typed
  if (error instanceof PortTaken || error instanceof UnusableSetting) process.stderr.write(`${error.message}\n`)
  else reportFailedStart(error)
  process.exit(1)
}

async function serve(): Promise<void> {
  const settings = readSettings(process.env)
  const runtime = await openRuntime(settings)
  try {
    await answer(runtime, settings)
  } catch (error) {
    await runtime.close()
    throw error
  }
}

async function answer(runtime: Runtime, settings: Settings): Promise<void> {
  const server = newHttpServer()
  const pages = isDeveloping ? await developingPages(server) : builtPages()
  const port = await listen(server, createServer(runtime, settings, pages), settings)
  // the first page would pay for reading the build otherwise
  if (!isDeveloping) await pages.build()
  const origin = settings.publicOrigin ?? `http://localhost:${port}`
  process.stdout.write(`Sirdash is ready: ${origin}\n`)
  if (runtime.firstLink) process.stdout.write(`Open this one-time link to set up: ${origin}${runtime.firstLink}\n`)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await stopListening(server)
    await runtime.close()
    logLine({ level: 'info', code: 'stopped' })
    process.exit(0)
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
}

/** What stopped the start is about files and databases, before anybody typed anything: the operator needs the sentence. */
function reportFailedStart(error: unknown): void {
  logLine({ level: 'error', code: 'error', error: className(error) })
  process.stderr.write(`Sirdash could not start: ${error instanceof Error ? error.message : 'unknown'}\n`)
}
