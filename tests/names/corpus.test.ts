import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { measureNames, precisionOf, recallOf, type LabelledText } from '#app/names/measure-names.ts'
import { leastPrecision, leastRecall, main, ownCorpus } from '#scripts/verify-names.ts'

const corpus = readFileSync(ownCorpus, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as LabelledText)
const of = (lang: string, part: string) => corpus.filter((one) => one.lang === lang && one.part === part)
const both = (given: LabelledText[]) => { const it = measureNames(given); return { recall: recallOf(it), precision: precisionOf(it) } }

describe('the labelled corpus', () => {
  it('holds at least a hundred texts of each language, and a part that nothing was fitted to', () => {
    for (const lang of ['az', 'ru', 'en']) {
      expect(of(lang, 'development').length + of(lang, 'held-out').length).toBeGreaterThanOrEqual(100)
      expect(of(lang, 'held-out').length).toBeGreaterThan(40)
    }
    for (const { text, expected } of corpus) for (const [start, end] of expected) expect(text.slice(start, end)).toMatch(/^[\p{L}\d(+].*[\p{L}\d]$/u)
  })

  it.each(['development', 'held-out'])('reaches what was asked: %s', (part) => {
    const { recall, precision } = both(corpus.filter((one) => one.part === part))
    expect(recall).toBeGreaterThanOrEqual(leastRecall)
    expect(precision).toBeGreaterThanOrEqual(leastPrecision)
  })

  const plain: Record<string, string> = { ə: 'e', ş: 's', ç: 'c', ğ: 'g', ö: 'o', ü: 'u', ı: 'i', Ə: 'E', Ş: 'S', Ç: 'C', Ğ: 'G', Ö: 'O', Ü: 'U', İ: 'I' }
  it.each([
    ['without marks', (text: string) => [...text].map((letter) => plain[letter] ?? letter).join(''), 0.97, 0.95],
    ['ə typed as a', (text: string) => text.replaceAll('ə', 'a').replaceAll('Ə', 'A'), 0.97, 0.95],
    ['decomposed', (text: string) => text.normalize('NFD'), 0.9, 0.9],
    ['all in capitals', (text: string) => text.replaceAll('i', 'İ').toUpperCase(), 0.97, 0.93],
  ])('holds with the texts %s', (_, change, leastFound, leastRight) => {
    // a change of length moves the places: those texts are left to the other tests
    const changed = corpus.map((one) => ({ ...one, text: change(one.text) })).filter(({ text }, at) => text.length === corpus[at]!.text.length)
    expect(changed.length).toBeGreaterThan(50)
    const { recall, precision } = both(changed)
    expect(recall).toBeGreaterThanOrEqual(leastFound)
    expect(precision).toBeGreaterThanOrEqual(leastRight)
  })

  it('positive control: names that stand in no text are found nowhere, and a corpus labelled wrongly fails', () => {
    expect(both(corpus.map((one) => ({ ...one, names: ['Zülfüqar'] }))).recall).toBeLessThan(0.05)
    expect(both(corpus.map((one) => ({ ...one, expected: [[0, 1]] }))).precision).toBeLessThan(0.7)
  })
})

describe('npm run verify:names', () => {
  it('prints each miss and the two figures', () => {
    const lines: string[] = []
    expect(main([], (line) => lines.push(line))).toBe(0)
    expect(lines.at(-1)).toMatch(/^recall \d\.\d{4} precision \d\.\d{4}$/)
  })

  it('says that a file cannot be read', () => {
    const lines: string[] = []
    expect(main(['/nowhere.jsonl'], (line) => lines.push(line))).toBe(2)
    expect(lines).toHaveLength(1)
  })

  it.each([
    ['a line without its names', '{"lang":"az","text":"x","expected":[]}\n', 2, /^Line 1 is not/], ['places that are no places', '\n{"names":[],"text":"x","expected":[[1]]}', 2, /^Line 2 is not/], ['an empty file', '\n', 1, /^No line to measure/],
  ])('measures nothing and says so: %s', (_, text, code, sentence) => {
    const folder = mkdtempSync(join(tmpdir(), 'names-'))
    const lines: string[] = []
    writeFileSync(join(folder, 'given.jsonl'), text)
    expect([main([join(folder, 'given.jsonl')], (line) => lines.push(line)), lines]).toEqual([code, [expect.stringMatching(sentence)]])
    rmSync(folder, { recursive: true })
  })
})
