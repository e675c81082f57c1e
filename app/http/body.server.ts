import type { Request } from 'express'
import { politeBytes, type Limit } from './limits.ts'

export type Body = { kind: 'read'; bytes: Buffer } | { kind: 'too-large' } | { kind: 'too-slow' } | { kind: 'gone' }

const readable = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'])

export function isKnownType(request: Request): boolean {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';')
  return readable.has(type.trim().toLowerCase())
}

/**
 * Reads a body to its end before anybody works on it, so that one too large or too slow gets an ordinary page.
 * What is over the limit is counted and thrown away, never kept.
 */
export async function readBody(request: Request, limit: Limit): Promise<Body> {
  if (Number(request.headers['content-length']) > politeBytes) return { kind: 'too-large' }
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const timer = setTimeout(() => end({ kind: 'too-slow' }), limit.ms)
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit.body) return void chunks.push(chunk)
      chunks.length = 0
      if (size > politeBytes) end({ kind: 'too-large' })
    }
    const finish = () => end(size > limit.body ? { kind: 'too-large' } : { kind: 'read', bytes: Buffer.concat(chunks) })
    const leave = () => end({ kind: 'gone' })
    const end = (body: Body) => {
      clearTimeout(timer)
      request.off('data', take).off('end', finish).off('close', leave)
      resolve(body)
    }
    request.on('data', take).on('end', finish).on('close', leave).on('error', () => {})
  })
}
