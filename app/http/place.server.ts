import type { Request } from 'express'
import type { Settings } from './settings.server.ts'

/** Where a request says it was sent to: this machine, the public origin, or somewhere we must not answer. */
export type Place = { kind: 'known'; origin: string } | { kind: 'unsafe' }

const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])
const loopback = /^(::1|127\.\d+\.\d+\.\d+|::ffff:127\.\d+\.\d+\.\d+)$/
const marksOfAProxy = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'] as const

/**
 * Plain http is safe on this machine alone. A proxy is believed only when a public origin is configured, only from this
 * machine, and only when it says https; one that says nothing is taken for plain http.
 */
export function placeOf(request: Request, settings: Settings): Place {
  const name = hostName(request.headers.host)
  if (name === undefined) return { kind: 'unsafe' }
  if (isBehindProxy(request)) return publicPlace(request, settings, name)
  if (!localNames.has(name)) return { kind: 'unsafe' }
  return { kind: 'known', origin: `http://${name === '[::1]' ? 'localhost' : name}:${request.socket.localPort ?? settings.port}` }
}

export function isFromThisMachine(request: Request): boolean {
  return loopback.test(request.socket.remoteAddress ?? '')
}

export function isBehindProxy(request: Request): boolean {
  return marksOfAProxy.some((name) => request.headers[name] !== undefined)
}

/** The other side's address; behind the believed proxy the last one it wrote. */
export function addressOf(request: Request, settings: Settings): string {
  const direct = request.socket.remoteAddress ?? ''
  const forwarded = request.headers['x-forwarded-for']
  if (!settings.publicOrigin || !loopback.test(direct) || typeof forwarded !== 'string') return direct
  return forwarded.split(',').at(-1)?.trim() || direct
}

function publicPlace(request: Request, settings: Settings, name: string): Place {
  const { publicOrigin } = settings
  const safe = publicOrigin && isFromThisMachine(request) && request.headers['x-forwarded-proto'] === 'https'
  if (!safe) return { kind: 'unsafe' }
  // some proxies hand on the name that was asked for, some their own target
  const isOurs = name === new URL(publicOrigin).hostname || localNames.has(name)
  return isOurs ? { kind: 'known', origin: publicOrigin } : { kind: 'unsafe' }
}

function hostName(host: string | undefined): string | undefined {
  return /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase()
}
