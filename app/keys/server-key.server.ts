import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { fromBase64url, toBase64url, type Part } from './bytes.ts'
import { expand, hmac, sameBytes, secretKey, type KeyObject } from './hashing.server.ts'

/** What the one server key is split into; each use has its own 32-byte key. */
export type ServerKeyUse = 'pepper' | 'totp' | 'ticket' | 'ticket-word' | 'device' | 'session' | 'activation' | 'mark' | 'check' | 'sheet' | 'browser' | 'page'

export type ServerKey = {
  /** Raw 32 bytes, for libraries that want bytes (Argon2's secret). */
  bytes(use: ServerKeyUse): Uint8Array
  key(use: ServerKeyUse): KeyObject
  /** HMAC under one use, base64url. */
  mark(use: ServerKeyUse, ...parts: Part[]): string
  holds(mark: string, use: ServerKeyUse, ...parts: Part[]): boolean
  /** Fingerprints of the public sides of audit, safeguarding and recovery: an altered database cannot plant others. */
  fingerprints: Record<string, string>
  setFingerprint(name: string, value: string): void
  /** For the printed sheet. */
  secret: Uint8Array
}

type File = { key: string; fingerprints: Record<string, string> }

/** Reads `path` (made with mode 0600 when absent). Throws when others may read it. */
export function openServerKey(path: string): ServerKey {
  const file = readOrMake(path)
  return serverKeyOf(fromBase64url(file.key), file.fingerprints, (fingerprints) => write(path, { key: file.key, fingerprints }))
}

export function serverKeyOf(secret: Uint8Array, fingerprints: Record<string, string> = {}, keep: (all: Record<string, string>) => void = () => {}): ServerKey {
  const root = secretKey(secret)
  const keys = new Map<ServerKeyUse, { bytes: Uint8Array; key: KeyObject }>()
  const use = (name: ServerKeyUse) => {
    const known = keys.get(name)
    if (known) return known
    const bytes = expand(root, 'sirdash/server/v1', name)
    const made = { bytes, key: secretKey(bytes) }
    keys.set(name, made)
    return made
  }
  const mark = (name: ServerKeyUse, ...parts: Part[]) => toBase64url(hmac(use(name).key, ...parts))
  return {
    bytes: (name) => use(name).bytes,
    key: (name) => use(name).key,
    mark,
    holds: (given, name, ...parts) => sameBytes(Buffer.from(given), Buffer.from(mark(name, ...parts))),
    fingerprints,
    setFingerprint(name, value) {
      fingerprints[name] = value
      keep(fingerprints)
    },
    secret,
  }
}

export const newServerSecret = (): Uint8Array => new Uint8Array(randomBytes(32))

function readOrMake(path: string): File {
  try {
    if ((statSync(path).mode & 0o077) !== 0) throw new Error('The server key file may be read by others; make its mode 0600.')
    return JSON.parse(readFileSync(path, 'utf8')) as File
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = { key: toBase64url(newServerSecret()), fingerprints: {} }
  write(path, file)
  return file
}

/** A new file takes the old one's place whole: a power cut in between must not leave half a key. */
function write(path: string, file: File): void {
  const beside = `${path}.new`
  rmSync(beside, { force: true })
  const handle = openSync(beside, 'wx', 0o600)
  try {
    writeSync(handle, JSON.stringify(file))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(beside, path)
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
