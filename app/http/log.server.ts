export interface LogLine {
  level: 'info' | 'warning' | 'error'
  /** What happened: a word from this file's callers, never text from outside. */
  code: 'request' | 'refused' | 'error' | 'started' | 'stopped'
  /** The route's pattern or 'asset', 'words', 'none': never the address itself. */
  route?: string
  method?: string
  status?: number
  ms?: number
  request?: string
  /** Class of the error: never its message, which may quote what somebody typed. */
  error?: string
}

/** One line of JSON with these fields and no others, whatever the caller hands over. */
export function logLine(line: LogLine): void {
  const { level, code, route, method, status, ms, request, error } = line
  const at = new Date().toISOString()
  process.stdout.write(`${JSON.stringify({ at, level, code, route, method, status, ms, request, error })}\n`)
}

/** Our own class names and the platform's; anything else could be text from outside. */
export function className(error: unknown): string {
  const name = error instanceof Error ? error.constructor.name : typeof error
  return /^[A-Za-z]{1,40}$/.test(name) ? name : 'Error'
}
