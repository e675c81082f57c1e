import { createServer as createHttpServer, STATUS_CODES, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Settings } from './settings.server.ts'

/** The address another program already listens on. */
export class PortTaken extends Error {
  override name = 'PortTaken'
}

/** A server with our own limits; nothing is accepted yet. */
export function newHttpServer(): Server {
  const server = createHttpServer({ requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: 15_000, maxHeaderSize: 16 * 1024 })
  server.on('clientError', answerBrokenRequest)
  return server
}

/** Listens where the settings say and resolves to the port (another than asked for only when that was 0). */
export function listen(server: Server, app: RequestListener, { host, port }: Pick<Settings, 'host' | 'port'>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('request', app)
    server.once('error', (error) => reject(isTaken(error) ? new PortTaken(`Port ${port} on ${host} is taken by another program. Choose another one: PORT=${port + 1} npm start`) : error))
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

/** Accepts nothing more, lets running requests end for at most `ms`, then cuts the lines. */
export function stopListening(server: Server, ms = 10_000): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), ms)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

const statusOfCode: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** Bytes that are not HTTP never reach the app, so the headers that matter are written here by hand. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = statusOfCode[error.code ?? ''] ?? 400
  socket.end([
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Length: 0',
    'Cache-Control: no-store',
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
    'Referrer-Policy: no-referrer',
    'X-Content-Type-Options: nosniff',
    'Cross-Origin-Opener-Policy: same-origin',
    'Cross-Origin-Resource-Policy: same-origin',
    '\r\n',
  ].join('\r\n'))
}
