import { fromGroups, groupCount, toGroups, type GroupReading } from './digit-groups.ts'
import { newBytes } from './random.server.ts'
import { unwrapUnder, wrapWithCode, type WayPlace, type Wrapped } from './wrap.server.ts'
import type { UserSecrets } from './person-keys.server.ts'

/** 128 bits as 13 groups of four digits, the last of each a check digit. */
const shape = { bytes: 16, size: 4 }
export const recoveryGroups = groupCount(shape)

/** A new code, with the wrap it opens. Shown once, kept nowhere. */
export function newRecoveryCode(place: WayPlace, secrets: UserSecrets): { code: string; wrapped: Wrapped } {
  const code = newBytes(shape.bytes)
  return { code: toGroups(code, shape.size), wrapped: wrapWithCode(code, place, secrets) }
}

export const readRecoveryCode = (text: string): GroupReading => fromGroups(text, shape)

/** `code` is what `readRecoveryCode` read. */
export const openWithCode = (code: Uint8Array, row: Wrapped & WayPlace): UserSecrets | undefined => unwrapUnder(code, row, row)
