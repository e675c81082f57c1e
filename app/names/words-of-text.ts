import { small } from './letters.ts'

/** A word as it stands: where, and what its capitals say. */
export type TextWord = { start: number; end: number; text: string; letters: string; /** Places in `letters` where a hyphen or an apostrophe stood. */ joints: number[]; look: Look }
/** `capital` within a sentence, `start` of one, `shouting` where everything is in capitals, `small`. */
export type Look = 'capital' | 'start' | 'shouting' | 'small'

const wordPattern = /[\p{L}\p{M}][\p{L}\p{M}\u00ad\u200b-\u200d]*(?:['’ʼ`´‘‐‑-][\p{L}\p{M}\u00ad\u200b-\u200d]+)*/gu
const joint = /['’ʼ`´‘‐‑-]/

export function wordsOfText(text: string): TextWord[] {
  const found = [...text.matchAll(wordPattern)]
  return found.map((match, at) => {
    const start = match.index
    const before = found[at - 1]
    return { start, end: start + match[0].length, text: match[0], ...lettersOf(match[0]), look: lookOf(text, match[0], start, before && { start: before.index, end: before.index + before[0].length }) }
  })
}

function lettersOf(word: string): { letters: string; joints: number[] } {
  const joints: number[] = []
  let letters = ''
  for (const part of word.split(joint)) {
    if (letters !== '') joints.push(letters.length)
    letters += small(part)
  }
  return { letters, joints }
}

const isUpper = (text: string): boolean => text !== text.toLowerCase() && text === text.toUpperCase()

function lookOf(text: string, word: string, start: number, before: { start: number; end: number } | undefined): Look {
  const [first = ''] = word.normalize('NFC')
  if (!isUpper(first)) return 'small'
  if (isUpper(word) && word.length > 1 && isShouting(text, start)) return 'shouting'
  return isSentenceStart(text, start, before) ? 'start' : 'capital'
}

/** The line is mostly capitals: they then say nothing. */
function isShouting(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, (text.indexOf('\n', at) + 1 || text.length + 1) - 1)
  const letters = line.match(/\p{L}/gu) ?? []
  const capitals = letters.filter(isUpper)
  return letters.length > 8 && capitals.length > letters.length * 0.7
}

function isSentenceStart(text: string, start: number, before: { start: number; end: number } | undefined): boolean {
  const between = text.slice(before?.end ?? 0, start)
  if (!before) return true
  if (/[\n!?…]|[:;]\s|(^|\s)[•*–—-]\s*$|["“”«„(]\s*$/.test(between)) return true
  // the point after "Ə." or "др." ends no sentence
  return /\.["”»)]*\s+$/.test(between) && !/^\p{Lu}$/u.test(text.slice(before.start, before.end)) && !abbreviations.has(text.slice(before.start, before.end).toLowerCase())
}

const abbreviations = new Set(['mr', 'mrs', 'ms', 'dr', 'prof', 'müəl', 'ул', 'г', 'др', 'гр', 'küç', 'st', 'ray', 'пос', 'с', 'д', 'vs', 'т'])
