import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyVectors } from '#scripts/disclosure/verify-vectors.ts'
import vectors from './disclosure-vectors.json' with { type: 'json' }

const verified = (file: unknown) => {
  const lines: string[] = []
  return { ...verifyVectors(file, (line) => lines.push(line)), lines }
}

test('every vector of the reference holds', () => {
  const { passed, failed, lines } = verified(vectors)
  expect(lines).toEqual([])
  expect({ passed, failed }).toEqual({ passed: 39, failed: 0 })
})

// positive control: whatever one claim is changed to something else, its vector fails
test('a changed figure, interval, decision or safety is found', () => {
  const claims = Object.entries(vectors as unknown as Record<string, Json>).flatMap(([section, list]) => (Array.isArray(list) ? list.flatMap((vector) => changesOf(vector).map(({ path, file }) => ({ path: `${section} ${path}`, file: { meta: vectors.meta, [section]: [file] } }))) : []))
  const unseen = claims.filter(({ file }) => verified(file).failed !== 1).map(({ path }) => path)
  expect(unseen).toEqual([])
  expect(claims.length).toBeGreaterThan(250)
})

test('the command prints each difference and ends with the numbers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vectors-'))
  const run = (file: unknown): { status: number; out: string } => {
    writeFileSync(join(folder, 'file.json'), JSON.stringify(file))
    try {
      return { status: 0, out: execFileSync(process.execPath, ['scripts/verify-disclosure.ts', join(folder, 'file.json')], { encoding: 'utf8' }) }
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string }
      return { status, out: stdout }
    }
  }
  const few = { meta: vectors.meta, ledger: vectors.ledger }
  expect(run(few)).toEqual({ status: 0, out: '6 passed, 0 failed\n' })
  const wrong = run({ ...few, ledger: [{ ...vectors.ledger[0]!, sequence: [{ window: 'Q1', true: 44, expect: 44 }] }, null, { id: 'odd' }, ...vectors.ledger.slice(1)] })
  expect(wrong).toEqual({ status: 1, out: 'ledger L1: step 1, Q1: figure: the file says 44, found 45\nledger ?: not an object\nledger odd: no sequence\n5 passed, 3 failed\n' })
  expect(run([])).toEqual({ status: 1, out: '0 passed, 0 failed\n' })
  rmSync(folder, { recursive: true })
})

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const claimed = /^(true|expected|audit|attack|naive_interval|naive_safe|controlled_interval|controlled_safe|rounded_interval|lp|ip|expect_safe|interval|values_that|if_it_were|withhold_mode (expected|audit)|sequence \d+ (expect|decision)|decision)/

/** The vector with one claim changed, for every claim in it. */
function changesOf(vector: Json, path: string[] = []): { path: string; file: Json }[] {
  if (Array.isArray(vector)) return vector.flatMap((part, at) => changesOf(part, [...path, `${at}`]).map((one) => ({ ...one, file: vector.with(at, one.file) })))
  if (typeof vector === 'object' && vector !== null) return Object.entries(vector).flatMap(([key, part]) => changesOf(part, [...path, key]).map((one) => ({ ...one, file: { ...vector, [key]: one.file } })))
  return claimed.test(path.join(' ')) ? [{ path: path.join(' '), file: otherThan(vector) }] : []
}

function otherThan(value: null | boolean | number | string): Json {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  return { NOT_SHOWN: 15, WITHHELD: 15, SHOW: 'FREEZE', REFUSE_STRUCTURAL: 'ALLOW' }[String(value)] ?? 'SHOW'
}
