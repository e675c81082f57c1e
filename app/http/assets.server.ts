import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import express, { type RequestHandler } from 'express'
import { isLanguage } from '#app/language/language.ts'
import { isArea, wordsScript, type WordsScript } from '#app/language/messages.server.ts'
import { keep } from './headers.server.ts'
import { visitOf } from './visit.server.ts'

const types: Record<string, string> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }

/** Files with a hash in their name, in their smallest form where the browser takes it; they never change, so they keep. */
export function hashedAssets(clientFolder: string): RequestHandler {
  const folder = join(clientFolder, 'assets')
  const packed = new Set(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.br')) : [])
  const serve = express.static(folder, { index: false, redirect: false, dotfiles: 'ignore', etag: false, lastModified: false, acceptRanges: false, setHeaders: keep })
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

/** The few files that keep their name (icon, manifest, service worker): asked for anew each time. */
export function namedFiles(clientFolder: string): RequestHandler {
  return express.static(clientFolder, { index: false, redirect: false, dotfiles: 'ignore', etag: false, lastModified: false, cacheControl: false })
}

/** /words/<language>.<area>.<hash>.js: the words of a feature, the same bytes for everybody. */
export const wordsFile: RequestHandler = (request, response, next) => {
  const [, language, area, hash] = /^\/([a-z]{2})\.([a-z]+)\.([0-9a-f]{16})\.js$/.exec(request.path) ?? []
  if (!isLanguage(language) || !isArea(area)) return next()
  const script = wordsScript(language, area)
  if (script.hash !== hash) return next()
  visitOf(response).route = 'words'
  keep(response)
  response.type('text/javascript')
  if (request.acceptsEncodings('br') !== 'br') return void response.send(script.body)
  packedWords(script).then((bytes) => { response.setHeader('Content-Encoding', 'br').send(bytes) }, next)
}

const packed = new Map<string, Promise<Buffer>>()
const brotli = promisify(brotliCompress)

/** Packed once, as small as it gets: whoever asks first after a start waits for it. */
function packedWords({ hash, body }: WordsScript): Promise<Buffer> {
  const known = packed.get(hash) ?? brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(body) } })
  packed.set(hash, known)
  return known
}
