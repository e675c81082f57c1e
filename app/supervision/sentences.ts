/** A sentence of a note's part: where it begins and ends (UTF-16 offsets), and its text without the white space around it. */
export type Sentence = { start: number; end: number; text: string }

// After these a full stop never ends a sentence, whatever follows.
const bound = new Set([
  'dr', 'prof', 'mr', 'mrs', 'ms', 'no', 'st', 'e.g', 'i.e', 'cf', 'vs', 'approx',
  'məs', 'bax', 'mək', 'səh', 'tel', 'küç', 'ş', 'akad', 'dos',
  'т.е', 'т.к', 'т.н', 'напр', 'см', 'ср', 'ул', 'д-р', 'проф', 'г-н', 'г-жа', 'тел', 'стр', 'им', 'пос', 'обл',
])
const ending = /([.!?…]+)(["'»”’)\]]*)(\s+|$)/gu
const beginsLower = /^["'«“‘([–—-]*\s*\p{Ll}/u
const initial = /(^|[\s("«])\p{Lu}$/u
const word = /[\p{L}\p{N}.-]+$/u

/**
 * Divides a text into sentences, the same in the browser and on the server (engines differ in their own rules). Made for
 * Azerbaijani, Russian and English notes: a line break ends a sentence; a full stop does not when it stands after an
 * initial, a title or before a small letter ("və s. dedi", "в 2023 г. он").
 */
export function sentences(text: string): Sentence[] {
  return lines(text).flatMap(({ start, line }) => sentencesOfLine(line).map(([from, to]) => trimmed(text, start + from, start + to))).filter((each) => each.text !== '')
}

function lines(text: string): { start: number; line: string }[] {
  const found: { start: number; line: string }[] = []
  let start = 0
  for (const line of text.split(/(?<=\n)/)) {
    found.push({ start, line })
    start += line.length
  }
  return found
}

function sentencesOfLine(line: string): [from: number, to: number][] {
  const found: [number, number][] = []
  let from = 0
  for (const match of line.matchAll(ending)) {
    const [whole, signs = ''] = match
    const to = match.index + whole.length
    if (to < line.length && goesOn(line.slice(from, match.index), signs, line.slice(to))) continue
    found.push([from, to])
    from = to
  }
  if (from < line.length) found.push([from, line.length])
  return found
}

function goesOn(before: string, signs: string, after: string): boolean {
  if (signs !== '.') return beginsLower.test(after)
  const last = word.exec(before)?.[0] ?? ''
  return beginsLower.test(after) || initial.test(before) || bound.has(last.toLocaleLowerCase('az')) || bound.has(last.toLowerCase())
}

function trimmed(text: string, start: number, end: number): Sentence {
  const raw = text.slice(start, end)
  const from = start + raw.length - raw.trimStart().length
  const shown = raw.trim()
  return { start: from, end: from + shown.length, text: shown }
}
