import { className, logLine } from './log.server.ts'

/** An error nobody expected: its class and the request's number, and while developing, on this screen only, the rest. */
export function reportError(error: unknown, request: string): void {
  logLine({ level: 'error', code: 'error', request, error: className(error) })
  if (import.meta.env?.DEV) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
}
