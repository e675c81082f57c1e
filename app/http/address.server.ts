/** Whether a request target can be read at all: a broken escape, a NUL or a whole URL ends here, before any route. */
export function isReadableTarget(target: string): boolean {
  if (!target.startsWith('/') || target.startsWith('//') || target.length > 4096) return false
  const [path = '', query = ''] = target.split(/\?(.*)/s)
  return [path, query].every(isReadable)
}

function isReadable(text: string): boolean {
  try {
    return !decodeURIComponent(text).includes('\0')
  } catch {
    return false
  }
}
