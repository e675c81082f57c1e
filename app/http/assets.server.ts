import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler, type Response } from 'express'
import { isLanguage } from '#app/language/language.ts'
import { wordsScript } from '#app/language/messages.server.ts'
import { hashedAsset } from './headers.server.ts'
import { visitOf } from './visit.server.ts'

const types: Record<string, string> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }

/** Files with a hash in their name, in their smallest form where the browser takes it; they never change, so they keep. */
export function hashedAssets(clientFolder: string): RequestHandler {
  const folder = join(clientFolder, 'assets')
  const packed = new Set(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.br')) : [])
  const serve = express.static(folder, { index: false, redirect: false, dotfiles: 'ignore', etag: false, lastModified: false, setHeaders: keep })
  return (request, response, next) => {
    visitOf(response).route = 'asset'
    const name = request.path.slice(1)
    const ending = name.split('.').at(-1) ?? ''
    if (packed.has(`${name}.br`) && request.acceptsEncodings('br') === 'br') {
      request.url = `/${name}.br`
      response.setHeader('Content-Encoding', 'br')
      response.type(types[ending] ?? 'application/octet-stream')
    }
    serve(request, response, next)
  }
}

/** Not by cookie: the session's changes at every veil, and each time the browser would fetch all of it again. */
export function keep(response: Response): void {
  response.setHeader('Cache-Control', hashedAsset)
  response.setHeader('Vary', 'Accept-Encoding')
  response.removeHeader('Accept-Ranges')
}

/** The few files that keep their name (icon, manifest, service worker): asked for anew each time. */
export function namedFiles(clientFolder: string): RequestHandler {
  return express.static(clientFolder, { index: false, redirect: false, dotfiles: 'ignore', etag: false, lastModified: false, cacheControl: false })
}

/** /words/<language>.<hash>.js: the words of a language, the same bytes for everybody. */
export const wordsFile: RequestHandler = (request, response, next) => {
  const [, language, hash] = /^\/([a-z]{2})\.([0-9a-f]{16})\.js$/.exec(request.path) ?? []
  if (!isLanguage(language)) return next()
  const script = wordsScript(language)
  if (script.hash !== hash) return next()
  visitOf(response).route = 'words'
  keep(response)
  response.type('text/javascript').send(script.body)
}
