import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64url, lengthPrefixed, toBase64url } from '#app/keys/bytes.ts'
import { canonicalJson } from '#app/keys/canonical-json.ts'
import { compartmentKey, newCompartmentSecret, type CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { documentTypes, type DocumentType, type Sealed } from '#app/keys/document-types.ts'
import { envelopeOf, open, seal } from '#app/keys/envelope.server.ts'
import { expand } from '#app/keys/hashing.server.ts'
import { padme, pad, unpad } from '#app/keys/padding.ts'
import { derivePair, openFromPublicSide, sealToPublicSide } from '#app/keys/public-box.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import frozen from './vectors/frozen-v1.json' with { type: 'json' }

const where = { programme: 'programme', compartment: 'compartment', kind: 'clinical', epoch: 1 } as const
const place = { record: 'record', revision: 1 }
const value = { text: 'the whole of a sentence that nobody may read in part' }

const keyAt = (given: Partial<Omit<typeof where, 'epoch'>> & { epoch?: number }, secret: Uint8Array): CompartmentKey => compartmentKey({ ...where, ...given } as typeof where, secret)
const secret = newCompartmentSecret()
const key = keyAt({}, secret)

function isRefused(work: () => unknown): boolean {
  try {
    work()
    return false
  } catch (error) {
    return isUnreadable(error)
  }
}

describe('envelope v1', () => {
  it('gives back what was sealed', () => {
    expect(open(key, 'note.content', place, seal(key, 'note.content', place, value))).toEqual(value)
  })

  it('any JSON value, any length', () => {
    fc.assert(fc.property(fc.jsonValue(), (given) => {
      const stored: unknown = JSON.parse(JSON.stringify(given))
      expect(open(key, 'note.content', place, seal(key, 'note.content', place, stored))).toEqual(stored)
    }), { numRuns: 200 })
  })

  it('looks different every time', () => {
    const texts = new Set(Array.from({ length: 50 }, () => seal(key, 'note.content', place, value)))
    expect(texts.size).toBe(50)
  })

  // suite 1 | epoch 4 | key id 32 | nonce 24 | ciphertext | tag 16
  const regions = { suite: [0, 1], epoch: [1, 5], 'key id': [5, 37], nonce: [37, 61], ciphertext: [61, -16], tag: [-16, undefined] } as const
  it.each(Object.entries(regions))('refuses a flipped bit in the %s', (_, [from, to]) => {
    const bytes = fromBase64url(seal(key, 'note.content', place, value))
    const start = from < 0 ? bytes.length + from : from
    const end = to === undefined ? bytes.length : to < 0 ? bytes.length + to : to
    for (let at = start; at < end; at++) {
      for (const bit of [1, 128]) {
        const flipped = bytes.slice()
        flipped[at]! ^= bit
        expect(isRefused(() => open(key, 'note.content', place, toBase64url(flipped) as Sealed<'note.content'>))).toBe(true)
      }
    }
  })

  it('refuses every shorter text, and a longer one', () => {
    const text = seal(key, 'note.content', place, value)
    const bytes = fromBase64url(text)
    for (let length = 0; length < bytes.length; length++) {
      expect(isRefused(() => open(key, 'note.content', place, toBase64url(bytes.subarray(0, length)) as Sealed<'note.content'>))).toBe(true)
    }
    expect(isRefused(() => open(key, 'note.content', place, toBase64url(new Uint8Array([...bytes, 0])) as Sealed<'note.content'>))).toBe(true)
  })

  const elsewhere: Record<string, [CompartmentKey, DocumentType, typeof place]> = {
    'another record': [key, 'note.content', { ...place, record: 'other' }],
    'another revision': [key, 'note.content', { ...place, revision: 2 }],
    'another type': [key, 'note.addendum', place],
    'another compartment': [keyAt({ compartment: 'other' as never }, secret), 'note.content', place],
    'another programme': [keyAt({ programme: 'other' as never }, secret), 'note.content', place],
    'another epoch of the same key': [keyAt({ epoch: 2 }, secret), 'note.content', place],
    'another key': [keyAt({}, newCompartmentSecret()), 'note.content', place],
  }
  it.each(Object.entries(elsewhere))('does not open in %s', (_, [otherKey, type, otherPlace]) => {
    const text = seal(key, 'note.content', place, value) as Sealed<DocumentType>
    expect(isRefused(() => open(otherKey, type, otherPlace, text))).toBe(true)
  })

  it.each([['empty', ''], ['not base64url', 'AQ+/'], ['plain text', JSON.stringify(value)], ['a foreign suite', toBase64url(new Uint8Array(200).fill(9))], ['ten megabytes', 'A'.repeat(10_000_000)]])('refuses %s', (_, text) => {
    expect(isRefused(() => open(key, 'note.content', place, text as Sealed<'note.content'>))).toBe(true)
  })

  it('names the record and never its text', () => {
    const bytes = fromBase64url(seal(key, 'note.content', place, value))
    bytes[bytes.length - 1]! ^= 1
    try {
      open(key, 'note.content', place, toBase64url(bytes) as Sealed<'note.content'>)
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ name: 'Unreadable', documentType: 'note.content', record: 'record' })
      expect(JSON.stringify(error) + String(error)).not.toContain('sentence')
    }
  })

  it('opens an older epoch with a ring of keys, and nothing from an epoch that is not held', () => {
    const older = keyAt({}, secret)
    const newer = compartmentKey({ ...where, epoch: 2 } as never, newCompartmentSecret(), [older])
    const text = seal(older, 'note.content', place, value)
    expect(open(newer, 'note.content', place, text)).toEqual(value)
    expect(isRefused(() => open(compartmentKey({ ...where, epoch: 2 } as never, newCompartmentSecret()), 'note.content', place, text))).toBe(true)
  })
})

describe('sealed to the public side', () => {
  const sideOf = async (given: CompartmentKey) => {
    const { pair, publicKey } = await derivePair(expand(given.secret, 'sirdash/drop/v1'))
    return { pair, side: { programme: given.programme, compartment: given.compartment, epoch: given.epoch, keyId: given.keyId, publicKey } }
  }

  it('opens for a holder, and in no other place', async () => {
    const { pair, side } = await sideOf(key)
    const sealed = await sealToPublicSide(side, 'draft.content', place, value)
    expect(await openFromPublicSide(pair, side, 'draft.content', place, sealed)).toEqual(value)
    const stranger = await sideOf(keyAt({}, newCompartmentSecret()))
    const places = [
      () => openFromPublicSide(pair, side, 'draft.content', { ...place, record: 'other' }, sealed),
      () => openFromPublicSide(pair, side, 'draft.content', { ...place, revision: 2 }, sealed),
      () => openFromPublicSide(pair, side, 'note.content', place, sealed),
      () => openFromPublicSide(pair, { ...side, compartment: 'other' }, 'draft.content', place, sealed),
      () => openFromPublicSide(pair, { ...side, programme: 'other' }, 'draft.content', place, sealed),
      () => openFromPublicSide(pair, { ...side, epoch: 2 }, 'draft.content', place, sealed),
      () => openFromPublicSide(stranger.pair, side, 'draft.content', place, sealed),
      () => openFromPublicSide(pair, side, 'draft.content', place, ''),
    ]
    for (const refused of places) await expect(refused()).rejects.toMatchObject({ name: 'Unreadable' })
  })

  it('refuses a flipped bit anywhere', async () => {
    const { pair, side } = await sideOf(key)
    const bytes = fromBase64url(await sealToPublicSide(side, 'draft.content', place, value))
    for (let at = 0; at < bytes.length; at += at < 80 ? 1 : 13) {
      const flipped = bytes.slice()
      flipped[at]! ^= 1
      await expect(openFromPublicSide(pair, side, 'draft.content', place, toBase64url(flipped))).rejects.toMatchObject({ name: 'Unreadable' })
    }
  })
})

describe('documents of the first day open for ever', () => {
  const held = compartmentKey(frozen.place as never, fromBase64url(frozen.secret))

  it('the key gives the same key id and public side', async () => {
    expect(toBase64url(held.keyId)).toBe(frozen.keyId)
    expect(toBase64url((await derivePair(expand(held.secret, 'sirdash/drop/v1'))).publicKey)).toBe(frozen.publicKey)
  })

  it.each(frozen.documents)('envelope $envelope, $type, revision $revision', async ({ envelope, type, record, revision, sealed, value }) => {
    expect(envelopeOf(sealed)).toBe(envelope)
    const { pair } = await derivePair(expand(held.secret, 'sirdash/drop/v1'))
    const opened = envelope === 1
      ? open(held, type as DocumentType, { record, revision }, sealed as Sealed<DocumentType>)
      : await openFromPublicSide(pair, held, type as DocumentType, { record, revision }, sealed)
    expect(opened).toEqual(value)
  })
})

describe('the registry of document types', () => {
  it('uses every number once, each higher than those before it', () => {
    const numbers = Object.values(documentTypes).map((type) => type.number).sort((a, b) => a - b)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
  })

  // numbers are bound into every sealed document: these lines only ever grow
  it('keeps the numbers of the first day', () => {
    expect(Object.fromEntries(Object.entries(documentTypes).slice(0, 34).map(([name, { number }]) => [number, name]))).toEqual({
      1: 'grant.short-cut', 2: 'case.header', 3: 'case.identity', 4: 'case.consent', 5: 'note.content', 6: 'note.addendum', 7: 'note.retraction', 8: 'draft.content',
      9: 'assessment.content', 10: 'care-plan.content', 11: 'case.look', 12: 'group.content', 13: 'group-session.content', 14: 'agreement.content', 15: 'review.content',
      16: 'review.comment', 17: 'facts.pack', 18: 'facts.subjects', 19: 'ledger.figure', 20: 'audit.hour', 21: 'audit.detail', 22: 'compartment.head', 23: 'person.pins',
      24: 'person.process-note', 25: 'risk.alert', 26: 'risk.part', 27: 'risk.safety-plan', 28: 'emergency.card', 29: 'reintegration.entry', 30: 'safeguarding.report',
      31: 'scale.answers', 32: 'compartment.older-key', 33: 'contact.content', 34: 'matching.key',
    })
  })
})

describe('length', () => {
  it('is the same for every short answer, and for every rating scale', () => {
    const lengths = (type: DocumentType, values: unknown[]) => new Set(values.map((one) => seal(key, type, place, one).length)).size
    expect(lengths('note.content', ['', 'no', 'x'.repeat(450), { asked: 'nothing' }])).toBe(1)
    expect(lengths('scale.answers', [[], Array(21).fill(3), { answers: Array(42).fill(10), note: 'x'.repeat(900) }])).toBe(1)
  })

  it('refuses what does not fit a fixed size: a longer one would tell', () => {
    expect(() => seal(key, 'scale.answers', place, 'x'.repeat(3000))).toThrow(RangeError)
  })

  // Padmé, PURBs (PoPETS 2019), figure in section 4.1
  it.each([[512, 512], [513, 544], [1000, 1024], [1025, 1088], [2000, 2048], [9, 10], [1_000_000, 1_015_808]])('Padmé of %i is %i', (length, padded) => {
    expect(padme(length)).toBe(padded)
  })

  it('Padmé costs at most 12 % and never shrinks', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 5_000_000 }), (length) => {
      const padded = padme(length)
      return padded >= length && padded <= length * 1.12 + 1 && padme(padded) === padded
    }))
  })

  it('unpads what it padded; refuses a pad byte that is not zero and a length that does not fit', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (content) => {
      expect(unpad(pad(content))).toEqual(content)
    }))
    const padded = pad(Uint8Array.of(1, 2, 3))
    padded[padded.length - 1] = 1
    expect(() => unpad(padded)).toThrow(RangeError)
    expect(() => unpad(Uint8Array.of(0, 0, 1, 0, 5))).toThrow(RangeError)
    expect(() => unpad(new Uint8Array(3))).toThrow(RangeError)
  })
})

describe('length-prefixed encoding', () => {
  const part = fc.oneof(fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()), fc.uint8Array({ maxLength: 12 }))
  const asBytes = (parts: (string | Uint8Array)[]) => canonicalJson(parts.map((one) => (typeof one === 'string' ? Buffer.from(one, 'utf8') : Buffer.from(one)).toString('hex')))

  it('is injective', () => {
    fc.assert(fc.property(fc.array(part, { maxLength: 5 }), fc.array(part, { maxLength: 5 }), (a, b) =>
      Buffer.from(lengthPrefixed(...a)).equals(Buffer.from(lengthPrefixed(...b))) === (asBytes(a) === asBytes(b))), { numRuns: 2000 })
  })

  it('parts what a join would mix', () => {
    expect(lengthPrefixed('a|b', 'c')).not.toEqual(lengthPrefixed('a', 'b|c'))
    expect(lengthPrefixed('', 'a')).not.toEqual(lengthPrefixed('a', ''))
    expect(lengthPrefixed('ab')).not.toEqual(lengthPrefixed('a', 'b'))
  })

  it('refuses numbers that are not whole', () => {
    for (const value of [-1, 1.5, Number.NaN, 2 ** 60]) expect(() => lengthPrefixed(value)).toThrow(RangeError)
  })
})

describe('base64url', () => {
  it('has one spelling for every value', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => { expect(fromBase64url(toBase64url(bytes))).toEqual(bytes) }))
    for (const text of ['AB', 'A', 'AA==', 'A A', 'AA+A']) expect(() => fromBase64url(text)).toThrow()
  })
})
