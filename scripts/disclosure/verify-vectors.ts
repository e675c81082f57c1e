import type { DisclosureRules } from '#app/outcomes/policy.ts'
import { intervalOf } from '#app/outcomes/rounding.ts'
import { checkAttackVector } from './attack-vector.ts'
import { checkAuditorUnit } from './auditor-vector.ts'
import { checkCatalogue } from './catalogue-vector.ts'
import { checkLedger } from './ledger-vector.ts'
import { checkTable } from './table-vector.ts'
import { compare, isObject, listOr, numberOr, objectOr, vectorRules, type Mismatch, type Vector } from './vector.ts'

const sections: Readonly<Record<string, (rules: DisclosureRules, vector: Vector) => Mismatch[]>> = {
  tables: checkTable, attacks: checkAttackVector, auditor_units: checkAuditorUnit, catalogue_lint: checkCatalogue, ledger: checkLedger,
}

/** Every vector of the file, whoever wrote it; one that cannot be read or worked out has failed, and the next goes on. */
export function verifyVectors(file: unknown, print: (line: string) => void): { passed: number; failed: number } {
  const given = objectOr(file)
  const rules = vectorRules(objectOr(given.meta))
  const results = [
    ...Object.entries(objectOr(given.bins)).flatMap(([kind, bins]) => listOr(bins).map((bin): [string, Mismatch[]] => [`bins ${kind} ${String(objectOr(bin).shown)}`, checkBin(rules, kind, objectOr(bin))])),
    ...Object.entries(sections).flatMap(([section, check]) => listOr(given[section]).map((vector): [string, Mismatch[]] => [nameOf(section, vector), isObject(vector) ? attempted(() => check(rules, vector)) : ['not an object']])),
    ...Object.keys(given).filter((section) => !['meta', 'bins', ...Object.keys(sections)].includes(section) && Array.isArray(given[section])).map((section): [string, Mismatch[]] => [section, ['a section that is not known here']]),
  ]
  for (const [name, mismatches] of results) for (const mismatch of mismatches) print(`${name}: ${mismatch}`)
  const failed = results.filter(([, mismatches]) => mismatches.length > 0).length
  return { passed: results.length - failed, failed }
}

const nameOf = (section: string, vector: unknown): string => `${section} ${String(objectOr(vector).id ?? objectOr(vector).title ?? '?')}`

function attempted(check: () => Mismatch[]): Mismatch[] {
  try {
    return check()
  } catch (error) {
    return [`cannot be worked out (${error instanceof Error ? error.message : 'unknown'})`]
  }
}

function checkBin(rules: DisclosureRules, kind: string, bin: Vector): Mismatch[] {
  const people = !/session/.test(kind)
  const found = intervalOf(numberOr(bin.shown, NaN), people ? rules.personBase : rules.sessionBase, people ? rules.threshold : 0)
  return [...compare('lo', bin.lo, found.lo), ...compare('hi', bin.hi, found.hi)]
}
