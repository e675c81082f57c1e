// npm run verify:names [-- FILE.jsonl]: how many names the name check finds (recall) and how many of its finds are names (precision).
// A line: {"lang", "names": [...], "text": "...", "expected": [[start, end], ...]}, offsets in UTF-16 units. --part=development: that part alone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { measureNames, precisionOf, recallOf, type LabelledText } from '#app/names/measure-names.ts'

/** What the name check must reach (issue 4). */
export const leastRecall = 0.98
export const leastPrecision = 0.95
const textLine = z.object({ names: z.array(z.string()), text: z.string(), expected: z.array(z.tuple([z.int(), z.int()])) })
export const ownCorpus = join(import.meta.dirname, '../tests/names/corpus.jsonl')

if (import.meta.main) process.exitCode = main(process.argv.slice(2))

/** 0 when both are reached, 1 when not or nothing was measured, 2 when the file cannot be read. */
export function main(given: string[], print: (line: string) => void = (line) => process.stdout.write(`${line}\n`)): number {
  const part = given.find((one) => one.startsWith('--part='))?.slice(7)
  const labelled = read(given.find((one) => !one.startsWith('--')) ?? ownCorpus, print)
  if (!labelled) return 2
  const chosen = part ? labelled.filter((one) => one.part === part) : labelled
  if (chosen.length === 0) {
    print('No line to measure: the file is empty, or has none of this part.')
    return 1
  }
  const measure = measureNames(chosen)
  const quiet = part === 'held-out'
  if (!quiet) for (const { line, words, text } of measure.missed) print(`missed, line ${line}: ${words} in: ${text}`)
  if (!quiet) for (const { line, words, text } of measure.wrong) print(`no name, line ${line}: ${words} in: ${text}`)
  const [recall, precision] = [recallOf(measure), precisionOf(measure)]
  print(`${measure.found} of ${measure.expected} found, ${measure.right} of ${measure.claimed} right`)
  print(`recall ${recall.toFixed(4)} precision ${precision.toFixed(4)}`)
  return recall >= leastRecall && precision >= leastPrecision ? 0 : 1
}

function read(path: string, print: (line: string) => void): LabelledText[] | undefined {
  try {
    const lines = readFileSync(path, 'utf8').split('\n').map((line, at) => ({ line, number: at + 1 })).filter(({ line }) => line.trim() !== '')
    const given = lines.map(({ line, number }) => ({ number, text: JSON.parse(line) as unknown }))
    const wrong = given.find(({ text }) => !textLine.safeParse(text).success)
    if (wrong) print(`Line ${wrong.number} is not {"names": [...], "text": "...", "expected": [[start, end], ...]}: ${path}`)
    return wrong ? undefined : given.map(({ text }) => text as LabelledText)
  } catch {
    print(`This file cannot be read as lines of JSON: ${path}`)
    return undefined
  }
}
