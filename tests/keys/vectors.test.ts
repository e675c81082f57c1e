import { createCipheriv, createDecipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { argon, stretch } from '#app/keys/argon-queue.server.ts'
import { openBox, sealBox } from '#app/keys/box.server.ts'
import { concat, lengthPrefixed, toBase64url, utf8 } from '#app/keys/bytes.ts'
import { expand, hkdf, secretKey, sha256 } from '#app/keys/hashing.server.ts'
import { agreementPublicOf } from '#app/keys/person-keys.server.ts'
import { derivePair, newAgreementPair, openAsPerson, sealToPerson } from '#app/keys/public-box.ts'
import { publicSigningKey, signMessage, verifyMessage } from '#app/keys/signature.server.ts'
import ed25519 from './vectors/ed25519.json' with { type: 'json' }
import hkdfSha256 from './vectors/hkdf-sha256.json' with { type: 'json' }
import x25519 from './vectors/x25519.json' with { type: 'json' }
import xchacha from './vectors/xchacha20-poly1305.json' with { type: 'json' }

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'))
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex')

describe('XChaCha20-Poly1305 (Wycheproof; 1 is draft-irtf-cfrg-xchacha)', () => {
  it.each(xchacha.tests)('$tcId $comment', ({ key, iv, aad, msg, ct, tag, result }) => {
    const opened = openBox(bytes(key), bytes(aad), toBase64url(concat(bytes(iv), bytes(ct), bytes(tag))))
    expect(opened && hex(opened)).toBe(result === 'valid' ? msg : undefined)
  })

  it('what we seal we open, each time under another nonce', () => {
    const [key, aad, text] = [new Uint8Array(32).fill(7), utf8('where'), utf8('what')]
    const [one, two] = [sealBox(key, aad, text), sealBox(key, aad, text)]
    expect(one).not.toBe(two)
    expect(openBox(key, aad, one)).toEqual(text)
    expect(openBox(key, utf8('elsewhere'), one)).toBeUndefined()
  })
})

describe('X25519', () => {
  it('RFC 7748, 6.1: public keys', () => {
    expect(hex(agreementPublicOf(bytes('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a')))).toBe('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a')
    expect(hex(agreementPublicOf(bytes('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb')))).toBe('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f')
  })

  const isZero = (shared: string) => /^0*$/.test(shared)

  // our wrapper agrees inside HPKE: what the specification seals under the vector's shared secret must open with the vector's key
  it.each(x25519.tests.filter(({ shared }) => !isZero(shared)))('Wycheproof $tcId $comment', async ({ public: theirs, private: own, shared }) => {
    const [privateKey, enc] = [bytes(own), bytes(theirs)]
    const publicKey = agreementPublicOf(privateKey)
    const sealed = sealAsSpecified(sharedSecret(bytes(shared), enc, publicKey), utf8('label'), utf8('aad'), utf8('text'))
    expect(hex(await openAsPerson(privateKey, publicKey, 'label', utf8('aad'), enc, sealed))).toBe(hex(utf8('text')))
    const other = sealAsSpecified(sharedSecret(bytes(shared.replace(/^../, (first) => (first === '00' ? '01' : '00'))), enc, publicKey), utf8('label'), utf8('aad'), utf8('text'))
    await expect(openAsPerson(privateKey, publicKey, 'label', utf8('aad'), enc, other)).rejects.toThrow()
  })

  it.each(x25519.tests.filter(({ shared }) => isZero(shared)))('nothing is sealed to a key of low order, nor opened from one: $tcId', async ({ public: theirs }) => {
    await expect(sealToPerson(bytes(theirs), 'test', new Uint8Array(), utf8('x'))).rejects.toThrow()
    const { privateKey, publicKey } = await newAgreementPair()
    const sealed = sealAsSpecified(sharedSecret(new Uint8Array(32), bytes(theirs), publicKey), utf8('test'), none, utf8('x'))
    await expect(openAsPerson(privateKey, publicKey, 'test', none, bytes(theirs), sealed)).rejects.toThrow()
  })
})

describe('Ed25519', () => {
  it.each([
    ['9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'],
    ['4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'],
  ])('RFC 8032, 7.1: seed %s', (seed, publicKey, message, signature) => {
    expect(hex(publicSigningKey(bytes(seed)))).toBe(publicKey)
    expect(hex(signMessage(bytes(seed), bytes(message)))).toBe(signature)
  })

  it.each(ed25519.tests)('Wycheproof $tcId $comment', ({ pk, msg, sig, result }) => {
    expect(verifyMessage(bytes(pk), bytes(sig), bytes(msg))).toBe(result === 'valid')
  })
})

describe('HKDF-SHA256', () => {
  // our labels are text: vectors whose info is not UTF-8 go through the second test
  const isText = (info: string) => hex(utf8(Buffer.from(info, 'hex').toString('utf8'))) === info

  it.each(hkdfSha256.tests.filter(({ info, result }) => result === 'valid' && isText(info)))('Wycheproof $tcId $comment', ({ ikm, salt, info, size, okm }) => {
    expect(hex(hkdf(bytes(ikm), bytes(salt), Buffer.from(info, 'hex').toString('utf8'), size))).toBe(okm)
  })

  it('RFC 5869, A.3: no salt, no info', () => {
    expect(hex(hkdf(bytes('0b'.repeat(22)), new Uint8Array(), '', 42)))
      .toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8')
  })

  it('refuses more than 255 blocks', () => {
    expect(() => hkdf(new Uint8Array(32), new Uint8Array(), '', 255 * 32 + 1)).toThrow()
  })

  it.each(hkdfSha256.tests.filter(({ result, size }) => result === 'valid' && size <= 32))('`expand` is the expand step: $tcId', ({ ikm, salt, info, okm }) => {
    const uniform = createHmac('sha256', bytes(salt)).update(bytes(ikm)).digest()
    // the step written out, against the vector, then ours against the step
    const step = (label: Uint8Array) => createHmac('sha256', uniform).update(label).update(Uint8Array.of(1)).digest()
    expect(hex(step(bytes(info))).slice(0, okm.length)).toBe(okm)
    expect(hex(expand(secretKey(uniform), 'a', 7))).toBe(hex(step(lengthPrefixed('a', 7))))
  })
})

describe('Argon2id', () => {
  it('RFC 9106, 5.3, with secret and associated data', async () => {
    const of = (length: number, value: number) => new Uint8Array(length).fill(value)
    const tag = await argon(of(32, 1), of(16, 2), { memory: 32, passes: 3, lanes: 4 }, { pepper: of(8, 3), associated: of(12, 4) })
    expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
  })

  it('the reference implementation\'s test, through our wrapper', async () => {
    expect(hex(await stretch(utf8('password'), utf8('somesalt'), { memory: 65_536, passes: 2, lanes: 1 })))
      .toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7')
  })

  it('a pepper changes the result', async () => {
    const how = { memory: 64, passes: 1, lanes: 1 }
    expect(await stretch(utf8('p'), utf8('somesalt'), how, utf8('12345678'))).not.toEqual(await stretch(utf8('p'), utf8('somesalt'), how))
  })
})

it('SHA-256 (FIPS 180-4)', () => {
  expect(hex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(hex(sha256(utf8('a'), utf8('bc')))).toBe(hex(sha256(utf8('abc'))))
  expect(hex(sha256())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

describe('HPKE, base mode', () => {
  // RFC 9180, A.1.1: the same key encapsulation and key schedule as ours, with AES-128-GCM
  const rfc = {
    ikmR: '6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037',
    pkRm: '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d',
    skRm: '4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8',
    enc: '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431', shared: 'fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc',
    info: '4f6465206f6e2061204772656369616e2055726e', aad: '436f756e742d30', pt: '4265617574792069732074727574682c20747275746820626561757479',
    ct: 'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
  }

  it('RFC 9180, A.1.1: our derived pair', async () => {
    const { publicKey } = await derivePair(bytes(rfc.ikmR))
    expect(hex(publicKey)).toBe(rfc.pkRm)
    expect(hex(agreementPublicOf(bytes(rfc.skRm)))).toBe(rfc.pkRm)
  })

  it('the specification written out agrees on the shared secret of A.1.1', () => {
    expect(hex(sharedSecret(agree(bytes(rfc.skRm), bytes(rfc.enc)), bytes(rfc.enc), bytes(rfc.pkRm)))).toBe(rfc.shared)
  })

  // the RFC has no vector of our suite whole: from its shared secret on, its cipher alone is another
  it('our wrapper opens what is sealed under the shared secret of A.1.1', async () => {
    const sealed = sealAsSpecified(bytes(rfc.shared), bytes(rfc.info), bytes(rfc.aad), bytes(rfc.pt))
    const opened = await openAsPerson(bytes(rfc.skRm), bytes(rfc.pkRm), Buffer.from(rfc.info, 'hex').toString(), bytes(rfc.aad), bytes(rfc.enc), sealed)
    expect(hex(opened)).toBe(rfc.pt)
  })

  it('the specification written out opens A.1.1 (so that it may judge our suite)', () => {
    expect(hex(openAsSpecified(1, 16, bytes(rfc.skRm), bytes(rfc.enc), bytes(rfc.info), bytes(rfc.aad), bytes(rfc.ct)))).toBe(rfc.pt)
  })

  it('the specification written out opens what we seal with AES-256-GCM', async () => {
    const { privateKey, publicKey } = await newAgreementPair()
    const { encapsulatedSecret, ciphertext } = await sealToPerson(publicKey, 'label', utf8('aad'), utf8('text'))
    expect(hex(openAsSpecified(2, 32, privateKey, encapsulatedSecret, utf8('label'), utf8('aad'), ciphertext))).toBe(hex(utf8('text')))
  })

  it('does not open for another label, other data or another person', async () => {
    const [own, other] = [await newAgreementPair(), await newAgreementPair()]
    const { encapsulatedSecret, ciphertext } = await sealToPerson(own.publicKey, 'label', utf8('aad'), utf8('text'))
    const open = (who: typeof own, label: string, aad: string) => openAsPerson(who.privateKey, who.publicKey, label, utf8(aad), encapsulatedSecret, ciphertext)
    expect(hex(await open(own, 'label', 'aad'))).toBe(hex(utf8('text')))
    await expect(open(own, 'other', 'aad')).rejects.toThrow()
    await expect(open(own, 'label', 'other')).rejects.toThrow()
    await expect(open(other, 'label', 'aad')).rejects.toThrow()
  })
})

function agree(own: Uint8Array, theirs: Uint8Array): Uint8Array {
  const privateKey = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), own]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), theirs]), format: 'der', type: 'spki' })
  return new Uint8Array(diffieHellman({ privateKey, publicKey }))
}

// RFC 9180, sections 4 and 5, base mode, one message: written from the specification, with Node's own primitives.

const none = new Uint8Array()
const i2osp = (value: number) => Uint8Array.of(value >> 8, value & 255)
const extract = (id: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array) => createHmac('sha256', salt).update(concat(utf8('HPKE-v1'), id, utf8(label), ikm)).digest()
const expandTo = (id: Uint8Array, key: Uint8Array, label: string, context: Uint8Array, length: number) =>
  createHmac('sha256', key).update(concat(i2osp(length), utf8('HPKE-v1'), id, utf8(label), context, Uint8Array.of(1))).digest().subarray(0, length)

/** DHKEM(X25519, HKDF-SHA256), from what the two keys agree on. */
function sharedSecret(agreed: Uint8Array, enc: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const kem = concat(utf8('KEM'), i2osp(0x20))
  return expandTo(kem, extract(kem, none, 'eae_prk', agreed), 'shared_secret', concat(enc, publicKey), 32)
}

function keySchedule(aead: number, keyLength: 16 | 32, shared: Uint8Array, info: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const suite = concat(utf8('HPKE'), i2osp(0x20), i2osp(1), i2osp(aead))
  const context = concat(Uint8Array.of(0), extract(suite, none, 'psk_id_hash', none), extract(suite, none, 'info_hash', info))
  const secret = extract(suite, shared, 'secret', none)
  return { key: expandTo(suite, secret, 'key', context, keyLength), nonce: expandTo(suite, secret, 'base_nonce', context, 12) }
}

function openAsSpecified(aead: number, keyLength: 16 | 32, privateKey: Uint8Array, enc: Uint8Array, info: Uint8Array, aad: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  const { key, nonce } = keySchedule(aead, keyLength, sharedSecret(agree(privateKey, enc), enc, agreementPublicOf(privateKey)), info)
  const cipher = createDecipheriv(keyLength === 32 ? 'aes-256-gcm' : 'aes-128-gcm', key, nonce)
  cipher.setAAD(aad)
  cipher.setAuthTag(ciphertext.subarray(-16))
  return concat(cipher.update(ciphertext.subarray(0, -16)), cipher.final())
}

/** With AES-256-GCM, as we do. */
function sealAsSpecified(shared: Uint8Array, info: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const { key, nonce } = keySchedule(2, 32, shared, info)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(aad)
  return concat(cipher.update(plaintext), cipher.final(), cipher.getAuthTag())
}
