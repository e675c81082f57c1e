import { fromBase64url } from './bytes.ts'
import { sealToPublicSide } from './public-box.ts'

/**
 * Unsaved text on a device without a line: sealed to its author's `drafts` public side before it is stored. This device
 * cannot open it again, and neither can whoever takes the device.
 */
export type BoxSide = { programme: string; compartment: string; epoch: number; keyId: string; publicKey: string }

/** One window's unsaved parts. `number` is the revision bound into the sealed document. */
export type BoxPiece = { windowId: string; draftId: string; number: number; base: number; ticket: string; sealed: string; keptAt: string }

const [name, pieces] = ['sirdash-drafts', 'pieces'] as const

/** Whether this browser can seal: X25519 in WebCrypto, a secure place, and a store. Asked once. */
let sealing: Promise<boolean> | undefined
export function canSeal(): Promise<boolean> {
  sealing ??= (async () => {
    if (typeof indexedDB === 'undefined' || !globalThis.crypto?.subtle) return false
    return crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits']).then(() => true, () => false)
  })()
  return sealing
}

/** Seals the parts and keeps them in place of what this window kept before. False where the browser cannot. */
export async function keepOnDevice(side: BoxSide, piece: Omit<BoxPiece, 'sealed' | 'number' | 'keptAt'>, fields: Record<string, string>): Promise<boolean> {
  if (!await canSeal()) return false
  const now = new Date()
  // Seconds, so that a later piece of this window has a higher number and any save of the server one above it
  const number = Math.floor(now.getTime() / 1000)
  const publicSide = { ...side, keyId: fromBase64url(side.keyId), publicKey: fromBase64url(side.publicKey) }
  const sealed = await sealToPublicSide(publicSide, 'draft.content', { record: piece.windowId, revision: number }, { fields, savedAt: now.toISOString(), base: piece.base })
  await run('readwrite', (store) => store.put({ ...piece, number, sealed, keptAt: now.toISOString() } satisfies BoxPiece))
  return true
}

export async function keptOnDevice(): Promise<BoxPiece[]> {
  if (typeof indexedDB === 'undefined') return []
  return await run('readonly', (store) => store.getAll()) as BoxPiece[]
}

/** After the server has it. A newer piece of the same window stays. */
export async function forget({ windowId, number }: Pick<BoxPiece, 'windowId'> & { number?: number }): Promise<void> {
  if (typeof indexedDB === 'undefined') return
  const kept = await run('readonly', (store) => store.get(windowId)) as BoxPiece | undefined
  if (kept && (number === undefined || kept.number <= number)) await run('readwrite', (store) => store.delete(windowId))
}

async function run(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await opened()
  try {
    return await settled(ask(database.transaction(pieces, mode).objectStore(pieces)))
  } finally {
    database.close()
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(pieces, { keyPath: 'windowId' })
  return settled(request)
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the store of this browser did not answer'))
  })
}
