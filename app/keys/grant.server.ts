import { fromBase64url, lengthPrefixed, toBase64url, type Part } from './bytes.ts'
import { bundleHash, verifyBundle, type Bundle } from './bundle.server.ts'
import { openAsPerson, sealToPerson } from './public-box.ts'
import { sign, signatureHolds } from './signature.server.ts'

/** What a grant says; every member is bound by HPKE's AAD and by the granter's signature. Day and ids are text. */
export type GrantTuple = {
  grant: string
  compartment: string
  kind: string
  subject: string
  epoch: number
  keyId: string
  recipient: string
  recipientBundle: string
  granter: string
  granterBundle: string
  madeAt: string
}

export type GrantRow = GrantTuple & { sealedKey: string; signature: string }

const parts = (t: GrantTuple): Part[] =>
  [t.grant, t.compartment, t.kind, t.subject, t.epoch, t.keyId, t.recipient, t.recipientBundle, t.granter, t.granterBundle, t.madeAt]

/** Seals `key` (32 bytes) to the recipient's X25519 key and signs the whole. `sealedKey` = enc(32) | ciphertext. */
export async function makeGrant(tuple: GrantTuple, key: Uint8Array, recipientKey: Uint8Array, granterSeed: Uint8Array): Promise<GrantRow> {
  const { encapsulatedSecret, ciphertext } = await sealToPerson(recipientKey, 'sirdash/grant/v1', lengthPrefixed(...parts(tuple)), key)
  const sealedKey = toBase64url(new Uint8Array([...encapsulatedSecret, ...ciphertext]))
  return { ...tuple, sealedKey, signature: toBase64url(sign(granterSeed, 'sirdash/sig/grant/v1', ...parts(tuple), sealedKey)) }
}

/** True when the granter's bundle is sound, is the one named, and signed exactly this grant. */
export function verifyGrant(grant: GrantRow, granter: Bundle): boolean {
  return grant.granter === granter.person
    && grant.granterBundle === bundleHash(granter)
    && verifyBundle(granter)
    && signatureHolds(granter.signingKey, grant.signature, 'sirdash/sig/grant/v1', ...parts(grant), grant.sealedKey)
}

/** Opens a verified grant with the recipient's pair; throws when it was made for somebody or something else. */
export async function openGrant(grant: GrantRow, privateKey: Uint8Array, publicKey: Uint8Array): Promise<Uint8Array> {
  const sealed = fromBase64url(grant.sealedKey)
  return openAsPerson(privateKey, publicKey, 'sirdash/grant/v1', lengthPrefixed(...parts(grant)), sealed.subarray(0, 32), sealed.subarray(32))
}

/** What the maker of an epoch signs: the public side. Checked before every sealing exactly like a grant. */
export type EpochRow = {
  compartment: string; kind: string; subject: string; epoch: number; keyId: string; publicKey: string
  maker: string; makerBundle: string; signature: string
}

const epochParts = (e: Omit<EpochRow, 'signature'>): Part[] => [e.compartment, e.kind, e.subject, e.epoch, e.keyId, e.publicKey, e.maker, e.makerBundle]

export function signEpoch(epoch: Omit<EpochRow, 'signature'>, seed: Uint8Array): EpochRow {
  return { ...epoch, signature: toBase64url(sign(seed, 'sirdash/sig/epoch/v1', ...epochParts(epoch))) }
}

export function verifyEpoch(epoch: EpochRow, maker: Bundle): boolean {
  return epoch.maker === maker.person
    && epoch.makerBundle === bundleHash(maker)
    && verifyBundle(maker)
    && signatureHolds(maker.signingKey, epoch.signature, 'sirdash/sig/epoch/v1', ...epochParts(epoch))
}
