import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fromBase64url, toBase64url } from '#app/keys/bytes.ts'
import { newSigningPair, type SigningPair } from '#app/keys/signature.server.ts'

/** Private keys of days: one lives at a time, beside the server key file, never in the database or a backup. */
export type DayKeys = {
  /** Makes and keeps a day's key, or keeps the one that was made before; base64url of the public half. */
  make(day: string, made?: SigningPair): string
  /** The seed of a day's key; undefined when it is lost. */
  seedOf(day: string): Uint8Array | undefined
  /** Destroys every key but this day's. */
  keepOnly(day: string): void
  /** Writes a signed head out, where a stolen database cannot reach back to it. */
  writeOut(line: string): void
}

/** Names carry the programme: the synthetic one keeps its keys in the same folder as the real one. */
export function dayKeysIn(folder: string, programme: string): DayKeys {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const begins = `audit-${programme}-`
  const nameOf = (day: string) => `${begins}${day}.key`
  return {
    make(day, { seed, publicKey } = newSigningPair()) {
      const handle = openSync(join(folder, nameOf(day)), 'w', 0o600)
      writeSync(handle, toBase64url(seed))
      fsyncSync(handle)
      closeSync(handle)
      return toBase64url(publicKey)
    },
    seedOf(day) {
      try {
        return fromBase64url(readFileSync(join(folder, nameOf(day)), 'utf8'))
      } catch {
        return undefined
      }
    },
    keepOnly(day) {
      for (const name of readdirSync(folder)) {
        if (name.startsWith(begins) && name.endsWith('.key') && name !== nameOf(day)) destroy(join(folder, name))
      }
    },
    writeOut: (line) => appendFileSync(join(folder, `${begins}heads.txt`), `${line}\n`, { mode: 0o600 }),
  }
}

export function dayKeysInMemory(): DayKeys {
  const seeds = new Map<string, Uint8Array>()
  return {
    make(day, { seed, publicKey } = newSigningPair()) {
      seeds.set(day, seed)
      return toBase64url(publicKey)
    },
    seedOf: (day) => seeds.get(day),
    keepOnly(day) {
      for (const other of seeds.keys()) if (other !== day) seeds.delete(other)
    },
    writeOut: () => {},
  }
}

/** Overwritten first: a deleted file's blocks stay readable on a disk that does not discard them. */
function destroy(path: string): void {
  const handle = openSync(path, 'r+')
  writeSync(handle, '0'.repeat(64), 0)
  fsyncSync(handle)
  closeSync(handle)
  rmSync(path)
}
