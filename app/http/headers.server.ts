import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Settings } from './settings.server.ts'
import { visitOf } from './visit.server.ts'

// Names Chromium knows: an unknown one is a line in the console on every page.
const devices = [
  'accelerometer', 'autoplay', 'camera', 'clipboard-read', 'clipboard-write', 'display-capture',
  'encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'keyboard-map',
  'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-create',
  'publickey-credentials-get', 'screen-wake-lock', 'serial', 'storage-access', 'usb', 'window-management', 'xr-spatial-tracking',
]
export const permissionsPolicy = devices.map((device) => `${device}=()`).join(', ')

const hashedAsset = 'public, max-age=31536000, immutable'

/** Headers of this layer: no route can loosen them. */
export const ownHeaders: ReadonlySet<string> = new Set([
  'cache-control', 'content-security-policy', 'referrer-policy', 'x-content-type-options', 'cross-origin-opener-policy',
  'cross-origin-resource-policy', 'permissions-policy', 'strict-transport-security', 'x-frame-options', 'x-request-id',
  'connection', 'transfer-encoding', 'content-length',
])

/** Every response gets these, errors and redirects included, because they are set before anything may answer. */
export function safeHeaders(settings: Settings): RequestHandler {
  const common = helmet({
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: settings.publicOrigin ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  })
  return (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Vary', 'Cookie')
    response.setHeader('Permissions-Policy', permissionsPolicy)
    response.setHeader('X-Request-Id', visitOf(response).id)
    response.setHeader('Content-Security-Policy', contentPolicy(visitOf(response).nonce))
    common(request, response, next)
  }
}

/** What a file with a hash in its name is told: nothing runs in it, nothing frames it, and it is what its type says. */
const keptPolicy = "default-src 'none'; frame-ancestors 'none'"
const forPages = [
  'Permissions-Policy', 'X-Request-Id', 'Cross-Origin-Opener-Policy', 'Origin-Agent-Cluster', 'X-DNS-Prefetch-Control', 'X-Download-Options', 'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies', 'X-XSS-Protection', 'Accept-Ranges',
]

/**
 * Headers of a response that never changes and is the same for everybody. The long ones of a page say what the page may do;
 * on each of ten files they cost a phone as much as a feature. Vary not by cookie: the session's changes at every veil, and
 * each time the browser would fetch all of it again.
 */
export function keep(response: Response): void {
  for (const name of forPages) response.removeHeader(name)
  response.setHeader('Content-Security-Policy', keptPolicy)
  response.setHeader('Cache-Control', hashedAsset)
  response.setHeader('Vary', 'Accept-Encoding')
}

/** 'self' is for browsers that do not know 'strict-dynamic'; the others ignore it. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic' 'self'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'none'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
