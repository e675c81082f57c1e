import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from 'express'
import { isReadableTarget } from './address.server.ts'
import { hashedAssets, namedFiles, wordsFile } from './assets.server.ts'
import { isKnownType, readBody } from './body.server.ts'
import { keep, safeHeaders } from './headers.server.ts'
import { limitOf } from './limits.ts'
import type { LoadContext } from './load-context.ts'
import { className, logLine } from './log.server.ts'
import { builtPages, type Pages } from './pages.server.ts'
import { addressOf, placeOf } from './place.server.ts'
import { sendProblem, sendUnsafePlace } from './plain-page.server.ts'
import { plainStyle, plainStylePath } from './plain-style.server.ts'
import { remixAnswering, type Answering } from './remix.server.ts'
import { patternsOf, type PatternOf } from './route-pattern.server.ts'
import type { Runtime } from './runtime.server.ts'
import { isOwnWrite } from './same-origin.server.ts'
import type { Settings } from './settings.server.ts'
import { beginVisit, visitOf } from './visit.server.ts'

/** The whole HTTP side in the order a request meets it. All state is in `runtime`. */
export function createServer(runtime: Runtime, settings: Settings, pages: Pages = builtPages()): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(begin(runtime))
  app.use(safeHeaders(settings))
  app.use(compression())
  app.get(plainStylePath, plainStyleFile)
  app.use(onlyKnownPlaces(settings))
  app.use(onlyReadableRequests)
  app.use('/words', wordsFile)
  if (pages.middleware) app.use(pages.middleware)
  app.use('/assets', hashedAssets(pages.clientFolder), notFound)
  app.use(namedFiles(pages.clientFolder))
  app.use(onlyOwnWrites(settings))
  app.use(routes(runtime, settings, pages))
  app.use(broken(pages.mode))
  return app
}

const begin = (runtime: Runtime): RequestHandler => (request, response, next) => {
  const visit = beginVisit(request, response, runtime)
  const beganAt = performance.now()
  response.once('close', () => logLine({
    level: response.statusCode >= 500 ? 'warning' : 'info',
    code: 'request',
    route: visit.route,
    method: knownMethods.has(request.method) ? request.method : 'other',
    status: response.statusCode,
    ms: Math.round(performance.now() - beganAt),
    request: visit.id,
  }))
  next()
}

const knownMethods = new Set(['GET', 'HEAD', 'POST'])

const plainStyleFile: RequestHandler = (_, response) => {
  visitOf(response).route = 'asset'
  keep(response)
  response.type('css').send(plainStyle)
}

function onlyKnownPlaces(settings: Settings): RequestHandler {
  return (request, response, next) => {
    const place = placeOf(request, settings)
    if (place.kind === 'unsafe') return sendUnsafePlace(response)
    response.locals.origin = place.origin
    next()
  }
}

const onlyReadableRequests: RequestHandler = (request, response, next) => {
  if (!isReadableTarget(request.originalUrl)) return sendProblem(response, 400)
  if (!knownMethods.has(request.method)) {
    response.setHeader('Allow', 'GET, HEAD, POST')
    return sendProblem(response, 405)
  }
  // a page fetched before anybody asked for it would be a look that nobody took
  if (isPrefetch(request)) return void response.status(204).end()
  next()
}

function isPrefetch(request: Request): boolean {
  const purposes = [request.headers['sec-purpose'], request.headers.purpose, request.headers['x-moz']]
  return purposes.some((purpose) => typeof purpose === 'string' && /prefetch|prerender|preview/i.test(purpose))
}

function onlyOwnWrites(settings: Settings): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'POST') return next()
    if (!isOwnWrite(request, settings)) return sendProblem(response, 403)
    if (!isKnownType(request)) return sendProblem(response, 415)
    next()
  }
}

const notFound: RequestHandler = (_, response) => sendProblem(response, 404)

function routes(runtime: Runtime, settings: Settings, pages: Pages): RequestHandler {
  const ready = readied(pages)
  return async (request, response, next) => {
    try {
      const visit = visitOf(response)
      const { answering, patternOf } = await ready()
      visit.route = patternOf(request.path)
      const limit = limitOf(request.path)
      const body = request.method === 'POST' ? await readBody(request, limit) : undefined
      if (body && body.kind !== 'read') return refuseBody(response, body.kind)
      const context: LoadContext = {
        runtime, settings, nonce: visit.nonce, requestId: visit.id, language: visit.language, address: addressOf(request, settings),
      }
      const incoming = { request, response, origin: String(response.locals.origin), body: body?.bytes, context, pattern: visit.route }
      await withinTime(limit.ms, response, (signal) => answering(incoming, signal))
    } catch (error) {
      next(error)
    }
  }
}

/** The build is read once; while developing at every request. */
function readied(pages: Pages): () => Promise<{ answering: Answering; patternOf: PatternOf }> {
  const make = async () => {
    const build = await pages.build()
    return { answering: remixAnswering(build, pages.mode), patternOf: patternsOf(build.routes) }
  }
  if (pages.mode === 'development') return make
  let made: ReturnType<typeof make> | undefined
  return () => (made ??= make())
}

function refuseBody(response: Response, kind: 'too-large' | 'too-slow' | 'gone'): void {
  // what is still on its way would be read as the next request
  response.setHeader('Connection', 'close')
  if (kind === 'gone') return void response.destroy()
  sendProblem(response, kind === 'too-large' ? 413 : 408)
}

async function withinTime(ms: number, response: Response, answer: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const leaving = new AbortController()
  const timer = setTimeout(() => {
    leaving.abort()
    if (response.headersSent) return void response.destroy()
    response.setHeader('Retry-After', '5')
    sendProblem(response, 503)
  }, ms)
  response.once('close', () => leaving.abort())
  try {
    await answer(leaving.signal)
  } catch (error) {
    if (!leaving.signal.aborted) throw error
  } finally {
    clearTimeout(timer)
  }
}

/** The last stop. In production the class of the error and the request's id, nothing else; no message, no stack. */
function broken(mode: Pages['mode']): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const status = statusOf(error)
    if (status >= 500) logLine({ level: 'error', code: 'error', request: visitOf(response).id, error: className(error) })
    if (mode === 'development' && status >= 500) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    if (response.headersSent) return void response.destroy()
    sendProblem(response, status)
  }
}

/** express and its file server name what they refuse (a broken escape, say); everything else is our bug. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}
