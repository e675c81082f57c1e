import type { Request } from 'express'
import type { Settings } from './settings.server.ts'

/**
 * Whether a write comes from our own page. Browsers say so in Sec-Fetch-Site; one that does not must name an Origin we
 * know, exactly. (Our pages send `Origin: null`, because of no-referrer: it proves nothing.) Silence is refused.
 */
export function isOwnWrite(request: Request, settings: Settings): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = request.headers
  return origin !== undefined && knownOrigins(request, settings).includes(origin)
}

function knownOrigins(request: Request, settings: Settings): string[] {
  const port = request.socket.localPort ?? settings.port
  const local = [`http://localhost:${port}`, `http://127.0.0.1:${port}`]
  return settings.publicOrigin ? [settings.publicOrigin, ...local] : local
}
