// npm run verify:instruments -- FILE.json
// Scores a file of the shape of tests/scales/instrument-vectors.json with the product's own engine, prints each mismatch and, last, "N passed, N failed".
import { readFileSync } from 'node:fs'
import { findInstrument } from '#app/scales/instruments.server.ts'
import { changeMismatches, competencyMismatches, expectedOf, scoreMismatches, type Vector } from '#app/scales/check-vector.ts'

if (import.meta.main) process.exitCode = main(process.argv.slice(2))

/** 0 when everything is as expected, 1 when anything is not, or the file cannot be read. */
export function main([path]: readonly string[], print: (line: string) => void = (line) => process.stdout.write(`${line}\n`)): number {
  let [passed, failed] = [0, 0]
  try {
    if (path === undefined) throw new Error('Give a file: npm run verify:instruments -- FILE.json')
    for (const { name, mismatches } of checked(JSON.parse(readFileSync(path, 'utf8')))) {
      for (const mismatch of mismatches) print(`${name}: ${mismatch}`)
      if (mismatches.length === 0) passed++
      else failed++
    }
    if (passed + failed === 0) throw new Error('There is no vector in this file: lists are named "vectors", "change_vectors", "competency_vectors"')
  } catch (error) {
    print(error instanceof Error ? error.message : 'The file cannot be read')
    failed++
  }
  print(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

function* checked(file: unknown): Generator<{ name: string; mismatches: string[] }> {
  const lists = Array.isArray(file) ? [['vectors', file] as const] : Object.entries(file ?? {}).filter(([key, value]) => /vectors$/.test(key) && Array.isArray(value))
  for (const [key, list] of lists) for (const [at, vector] of (list as Vector[]).entries()) yield { name: nameOf(key, at, vector), mismatches: mismatchesOf(vector) }
}

function nameOf(key: string, at: number, vector: Vector): string {
  return [`${key}[${at}]`, vector?.instrument, vector?.name ?? vector?.score].filter(Boolean).join(' ')
}

function mismatchesOf(vector: Vector): string[] {
  const expected = typeof vector === 'object' && vector !== null ? expectedOf(vector) : undefined
  if (!expected) return ['is not a vector with an "expected"']
  const instrument = findInstrument(String(vector.instrument))
  if (!instrument) return [`there is no instrument ${JSON.stringify(vector.instrument)}`]
  try {
    const whole = { ...vector, expected }
    if ('levels' in vector) return competencyMismatches(instrument, whole)
    return 'pre' in vector || 'post' in vector ? changeMismatches(instrument, whole) : scoreMismatches(instrument, whole)
  } catch {
    return ['is of a shape that cannot be read']
  }
}
