import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorFrom, anchorValue, placeAnchor } from '#app/supervision/anchor.ts'
import { sentences } from '#app/supervision/sentences.ts'

const texts = (text: string) => sentences(text).map((sentence) => sentence.text)

describe('a text is divided into sentences', () => {
  test('in English', () => {
    expect(texts('He slept badly. Dr. Smith saw him at 3.5 km, i.e. near home. "Why?" he asked. No pain!')).toEqual([
      'He slept badly.', 'Dr. Smith saw him at 3.5 km, i.e. near home.', '"Why?" he asked.', 'No pain!'])
  })

  test('in Azerbaijani', () => {
    expect(texts('Gecələr yatmır. İlqar ıldırımdan qorxur, küçəyə çıxmır və s. dedi ki, yaxşıdır. Məs. bazar. “Gedəkmi?” soruşdu… Şübhə yoxdur!')).toEqual([
      'Gecələr yatmır.', 'İlqar ıldırımdan qorxur, küçəyə çıxmır və s. dedi ki, yaxşıdır.', 'Məs. bazar.', '“Gedəkmi?” soruşdu…', 'Şübhə yoxdur!'])
  })

  test('in Russian', () => {
    expect(texts('Спит плохо. Живёт на ул. Садовой, т. е. рядом. В 2023 г. он уехал. А. Б. Иванов не пришёл? «Нет!» — сказала она. Ёлка.')).toEqual([
      'Спит плохо.', 'Живёт на ул. Садовой, т. е. рядом.', 'В 2023 г. он уехал.', 'А. Б. Иванов не пришёл?', '«Нет!» — сказала она.', 'Ёлка.'])
  })

  test('a line break ends a sentence, empty lines are none', () => {
    expect(texts('walk to the shop\n\n- sleep diary\n- call sister')).toEqual(['walk to the shop', '- sleep diary', '- call sister'])
    expect(texts('  \n ')).toEqual([])
  })

  test('whatever is written: every sentence stands where it says, in order, and no letter is left out', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'Ə', 'Ж', ' ', '.', '?', '…', '\n', '"', '»', '1', 'İ', '😀'), maxLength: 80 }), (text) => {
      const found = sentences(text)
      let at = 0
      for (const each of found) {
        expect(each.start).toBeGreaterThanOrEqual(at)
        expect(text.slice(each.start, each.end)).toBe(each.text)
        expect(text.slice(at, each.start).trim()).toBe('')
        at = each.end
      }
      expect(text.slice(at).trim()).toBe('')
    }))
  })
})

describe('an anchor', () => {
  const plan = 'He was afraid. We walked. He was afraid.'
  const parts = [{ part: 'plan', text: plan }, { part: 'addendum-1', text: 'He was afraid.' }]

  test('tells two sentences of the same words apart', () => {
    const first = anchorFrom(anchorValue('plan', 0), parts)!
    const last = anchorFrom(anchorValue('plan', 26), parts)!
    expect([first.quote, last.quote]).toEqual(['He was afraid.', 'He was afraid.'])
    expect(placeAnchor(first, parts)).toEqual({ kind: 'fits', part: 'plan', start: 0 })
    expect(placeAnchor(last, parts)).toEqual({ kind: 'fits', part: 'plan', start: 26 })
  })

  test('finds a moved sentence when it stands there once, and says so when it does not', () => {
    expect(placeAnchor({ part: 'plan', start: 3, quote: 'We walked.' }, parts)).toEqual({ kind: 'fits', part: 'plan', start: 15 })
    expect(placeAnchor({ part: 'plan', start: 3, quote: 'He was afraid.' }, parts)).toEqual({ kind: 'text-changed' })
    expect(placeAnchor({ part: 'plan', start: 15, quote: 'We ran.' }, parts)).toEqual({ kind: 'text-changed' })
    expect(placeAnchor({ part: 'data', start: 0, quote: 'He was afraid.' }, parts)).toEqual({ kind: 'text-changed' })
  })

  test('is made only from a place where a sentence begins', () => {
    expect(anchorFrom('addendum-1:0', parts)?.quote).toBe('He was afraid.')
    for (const value of ['plan:1', 'plan:-1', 'plan:', 'nothing:0', '__proto__:0', 'plan:99999999', '']) expect(anchorFrom(value, parts)).toBeUndefined()
  })
})
