import { concat, fromBase64url, lengthPrefixed, toBase64url, utf8 } from './bytes.ts'
import { forPin, stretch } from './argon-queue.server.ts'
import { openBox, sealBox } from './box.server.ts'
import { expand, hkdf, hmac, sameBytes, secretKey } from './hashing.server.ts'
import type { PersonKeys } from './person-keys.server.ts'
import { newBytes } from './random.server.ts'

/**
 * A session's own key M wraps the person's keys. M lies in memory twice: `direct` opens with cookie and server secret,
 * `byPin` needs the PIN as well. Without the cookie neither opens; nothing here is ever written to a disk. Beside M `direct`
 * holds by what a PIN is known at once (decision 128): it goes with a veil, when only the stretched PIN opens anything.
 */
export type SessionKeys = { box: string; direct: string | undefined; byPin: string | undefined; pinSalt: Uint8Array }

/** `cookie` is the 32-byte secret of the cookie, `server` 32 bytes made at the start of the process. */
export type SessionSecret = { cookie: Uint8Array; server: Uint8Array }

export async function newSessionKeys(keys: PersonKeys, pin: string, secret: SessionSecret): Promise<SessionKeys> {
  const master = newBytes(32)
  const pinSalt = newBytes(16)
  const inner = sealBox(await stretchPin(pin, pinSalt), utf8('sirdash/session/pin'), master)
  return { box: sealBox(boxKey(master), utf8('sirdash/session/keys'), packed(keys)), direct: sealDirect({ master, check: checkOf(master, pin) }, secret), byPin: sealOuter(inner, secret), pinSalt }
}

/** The person's keys, or undefined when veiled, locked, or asked with another cookie. */
export function openSession(session: SessionKeys, secret: SessionSecret): PersonKeys | undefined {
  const opened = openDirect(session, secret)
  return opened && unpacked(openBox(boxKey(opened.master), utf8('sirdash/session/keys'), session.box))
}

/** Veil: only the PIN opens it from now on. The new cookie's secret takes the place of the old one. */
export function veilKeys(session: SessionKeys, old: SessionSecret, next: SessionSecret): SessionKeys {
  return { ...session, direct: undefined, byPin: rewrapOuter(session, old, next) }
}

/** True when this is the PIN of a session that is not veiled; nothing is stretched, whoever asks holds M already. */
export function pinFits(session: SessionKeys, pin: string, secret: SessionSecret): boolean {
  const opened = openDirect(session, secret)
  return opened !== undefined && sameBytes(opened.check, checkOf(opened.master, pin))
}

/** Lifts a veil: both ways of opening again, under the new cookie's secret; undefined when the PIN is another. */
export async function liftKeys(session: SessionKeys, pin: string, old: SessionSecret, next: SessionSecret): Promise<SessionKeys | undefined> {
  const master = await masterByPin(session, pin, old)
  return master && { ...session, direct: sealDirect({ master, check: checkOf(master, pin) }, next), byPin: rewrapOuter(session, old, next) }
}

/** The same session under another cookie (after the second step); undefined when it is veiled or the cookie is another. */
export function rewrapKeys(session: SessionKeys, old: SessionSecret, next: SessionSecret): SessionKeys | undefined {
  const opened = openDirect(session, old)
  return opened && { ...session, direct: sealDirect(opened, next), byPin: rewrapOuter(session, old, next) }
}

async function masterByPin(session: SessionKeys, pin: string, secret: SessionSecret): Promise<Uint8Array | undefined> {
  const inner = session.byPin === undefined ? undefined : openBox(outerKey(secret), utf8('sirdash/session/outer'), session.byPin)
  // the PIN is stretched even when there is nothing to open: both take the same time
  const key = await stretchPin(pin, session.pinSalt)
  return inner && openBox(key, utf8('sirdash/session/pin'), new TextDecoder().decode(inner))
}

function rewrapOuter(session: SessionKeys, old: SessionSecret, next: SessionSecret): string | undefined {
  const inner = session.byPin === undefined ? undefined : openBox(outerKey(old), utf8('sirdash/session/outer'), session.byPin)
  return inner && sealOuter(new TextDecoder().decode(inner), next)
}

type Direct = { master: Uint8Array; check: Uint8Array }

const sealDirect = ({ master, check }: Direct, secret: SessionSecret) => sealBox(directKey(secret), utf8('sirdash/session/direct'), concat(master, check))

function openDirect({ direct }: SessionKeys, secret: SessionSecret): Direct | undefined {
  const opened = direct === undefined ? undefined : openBox(directKey(secret), utf8('sirdash/session/direct'), direct)
  return opened && { master: opened.slice(0, 32), check: opened.slice(32) }
}

const checkOf = (master: Uint8Array, pin: string): Uint8Array => hmac(secretKey(expand(secretKey(master), 'sirdash/session/pin-check/v1')), pin)
const sealOuter = (inner: string, secret: SessionSecret) => sealBox(outerKey(secret), utf8('sirdash/session/outer'), utf8(inner))
const directKey = ({ cookie, server }: SessionSecret) => hkdf(concat(cookie, server), new Uint8Array(), 'sirdash/session/direct/v1', 32)
const outerKey = ({ cookie, server }: SessionSecret) => hkdf(concat(cookie, server), new Uint8Array(), 'sirdash/session/outer/v1', 32)
const boxKey = (master: Uint8Array) => expand(secretKey(master), 'sirdash/session/box/v1')
const stretchPin = (pin: string, salt: Uint8Array) => stretch(lengthPrefixed('sirdash/pin/v1', pin), salt, forPin)

const part = 32

/** Five values of 32 bytes: agreement private and public, signing seed, cache key, bundle hash. */
function packed(keys: PersonKeys): Uint8Array {
  return concat(keys.agreementPrivate, keys.agreementPublic, keys.signingSeed, new Uint8Array(keys.cacheKey.export()), fromBase64url(keys.bundleHash))
}

function unpacked(bytes: Uint8Array | undefined): PersonKeys | undefined {
  if (bytes?.length !== 5 * part) return undefined
  const at = (place: number) => bytes.slice(place * part, (place + 1) * part)
  return { agreementPrivate: at(0), agreementPublic: at(1), signingSeed: at(2), cacheKey: secretKey(at(3)), bundleHash: toBase64url(at(4)) }
}
