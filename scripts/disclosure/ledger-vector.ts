import { boundsOf, type Known } from '#app/outcomes/integer-bounds.ts'
import { admission, attackOnChange, mayRevise, type Standing } from '#app/outcomes/ledger-rules.ts'
import type { DisclosureRules } from '#app/outcomes/policy.ts'
import { intervalOf, rounded, type Interval } from '#app/outcomes/rounding.ts'
import { toldOf } from '#app/outcomes/told-of-gone.ts'
import { isInside, type Span } from '#app/outcomes/window-order.ts'
import { consequenceOf, type Consequence } from './decision.ts'
import { compare, isEqual, numberOr, objectOr, objectsIn, pairOf, type Mismatch, type Vector } from './vector.ts'
import { isDeclared, spanOf } from './window-name.ts'

type Entry = Standing & { name: string; policy: string; shown: number | null }
type Answer = { shown: number | null; word: string; consequence: Consequence }

/** A sequence of asking, one ledger: what each answer is, and what all of them together tell. */
export function checkLedger(rules: DisclosureRules, vector: Vector): Mismatch[] {
  const ledger: Entry[] = []
  const told: { before: Interval; after: Interval }[] = []
  const steps = objectsIn(vector.sequence)
  const policies = steps.map((step) => String(step.policy ?? step.policyVersion ?? step.policy_version ?? step.version ?? step.tree ?? step.trees ?? ''))
  const mismatches = steps.flatMap((step, at) => {
    const span = spanOf(String(step.window))
    if (!span) return [`step ${at + 1}: window ${JSON.stringify(step.window)} cannot be read`]
    const counted = checkCounted(`step ${at + 1}`, step, span, ledger)
    const answer = answerTo(rules, step, span, policies[at]!, ledger, told)
    return [...counted, ...checkAnswer(`step ${at + 1}, ${String(step.window)}`, step, answer)]
  })
  return steps.length === 0 ? ['no sequence'] : [...mismatches, ...checkAttacks(rules, vector, ledger, told)]
}

function answerTo(rules: DisclosureRules, step: Vector, span: Span, policy: string, ledger: Entry[], told: { before: Interval; after: Interval }[]): Answer {
  const people = numberOr(step.true, 0)
  const standing = ledger.find((one) => isEqual(one.window, span))
  const now = people >= rules.threshold ? rounded(people, rules.personBase) : null
  if (!isDeclared(span)) return { shown: null, word: 'REFUSE_CALENDAR', consequence: 'refused' }
  if (standing && policy && standing.policy && policy !== standing.policy) return { shown: null, word: 'REFUSE_STRUCTURAL', consequence: 'refused' }
  if (standing && step.revise === true) return revision(rules, step, standing, now, told)
  if (standing) return { shown: standing.shown, word: 'FROM_LEDGER', consequence: 'stands' }
  const entry = { name: String(step.window), window: span, people: peopleOf(people), told: toldOf(rules, 'inCare', rounded(people, rules.personBase)), policy, isShown: false, shown: null }
  const admitted = admission(rules.threshold, entry, ledger, false)
  const shown = admitted === 'show' ? now : null
  if (admitted === 'crosses') return { shown: null, word: 'REFUSE_CALENDAR', consequence: 'refused' }
  ledger.push({ ...entry, shown, isShown: shown !== null })
  return shown === null ? { shown, word: 'REFUSE_LEDGER', consequence: 'refused' } : { shown, word: 'SHOW', consequence: 'shown' }
}

/** People of nested windows are people of the longer one; numbers stand for them, so that a smaller set lies inside a larger one. */
const peopleOf = (people: number): ReadonlySet<string> => new Set(Array.from({ length: people }, (_, at) => `${at}`))

function revision(rules: DisclosureRules, step: Vector, standing: Entry, now: number | null, told: { before: Interval; after: Interval }[]): Answer {
  const difference = numberOr(step.true, 0) - standing.people.size
  const change = { added: numberOr(step.added, Math.max(0, difference)), removed: numberOr(step.removed, Math.max(0, -difference)) }
  const of = (shown: number | null): Interval => (shown === null ? { lo: 0, hi: Infinity } : intervalOf(shown, rules.personBase, rules.threshold))
  told.push({ before: of(standing.shown), after: of(now) })
  if (now === null || !mayRevise(rules.threshold, change, of(standing.shown), of(now))) return { shown: standing.shown, word: 'FREEZE', consequence: 'stands' }
  standing.shown = now
  standing.told = of(now)
  return { shown: now, word: 'REVISE', consequence: 'shown' }
}

const exactWords = new Set(['SHOW', 'FROM_LEDGER', 'FREEZE', 'REVISE', 'REFUSE_CALENDAR', 'REFUSE_LEDGER', 'REFUSE_STRUCTURAL'])

function checkAnswer(where: string, step: Vector, answer: Answer): Mismatch[] {
  const figure = compare(`${where}: figure`, step.expect ?? step.expected, answer.shown ?? 'NOT_SHOWN')
  if (typeof step.decision !== 'string') return figure
  const agrees = exactWords.has(step.decision) ? step.decision === answer.word : consequenceOf(step.decision) === answer.consequence
  return [...figure, ...(agrees ? [] : [`${where}: the file decides ${step.decision}, found ${answer.word}`])]
}

/** `added` and `outside` are the people of the longer of two nested windows who are not in the shorter. */
function checkCounted(where: string, step: Vector, span: Span, ledger: readonly Entry[]): Mismatch[] {
  const own = numberOr(step.true, 0)
  const standing = ledger.find((one) => isEqual(one.window, span))
  if (standing && step.revise === true) return step.added === undefined ? [] : compare(`${where}: added less removed`, numberOr(step.added, 0) - numberOr(step.removed, 0), own - standing.people.size)
  const inner = ledger.filter((one) => isInside(one.window, span) && !isEqual(one.window, span)).map((one) => own - one.people.size)
  const outer = ledger.filter((one) => isInside(span, one.window) && !isEqual(one.window, span)).map((one) => one.people.size - own)
  const isOneOf = (what: string, said: unknown, found: number[]): Mismatch[] =>
    (typeof said !== 'number' || found.length === 0 || found.includes(said) ? [] : [`${where}: the file says ${said} ${what}, found ${found.join(', ')}`])
  return [...isOneOf('added', step.added, inner), ...isOneOf('outside', step.outside, outer)]
}

function checkAttacks(rules: DisclosureRules, vector: Vector, ledger: readonly Entry[], told: readonly { before: Interval; after: Interval }[]): Mismatch[] {
  const change = told.at(-1) && attackOnChange(told.at(-1)!.before, told.at(-1)!.after)
  return [
    ...(vector.attack_on_added === undefined ? [] : compare('attack on the added', vector.attack_on_added, change && pairOf(change.added))),
    ...(vector.attack_on_removed === undefined ? [] : compare('attack on the removed', vector.attack_on_removed, change && pairOf(change.removed))),
    ...Object.entries(objectOr(vector.attack)).flatMap(([name, said]) => checkPattern(rules, ledger, name, said)),
  ]
}

/** Who came in which of the shorter windows: `q1` came in that one alone, `both` in two, `added` not in the first. */
function checkPattern(rules: DisclosureRules, ledger: readonly Entry[], name: string, said: unknown): Mismatch[] {
  const shown = ledger.filter((one) => one.shown !== null)
  const parts = [...ledger].filter((one) => !ledger.some((other) => other !== one && isInside(other.window, one.window)))
  const whole = ledger.filter((one) => !parts.includes(one))
  const missing = whole.length > 0 && parts.length === 1
  const places = [...parts.map((part) => part.name), ...(missing ? ['rest'] : [])]
  const patterns = Array.from({ length: 2 ** places.length - 1 }, (_, at) => places.filter((_, place) => ((at + 1) >> place) & 1))
  const known = shown.map((one): Known => ({
    coef: Object.fromEntries(patterns.filter((pattern) => !parts.includes(one) || pattern.includes(one.name)).map((pattern) => [pattern.join('+'), 1])), ...intervalOf(one.shown!, rules.personBase, rules.threshold),
  }))
  const wanted = name.toLowerCase()
  const chosen = /^(both|all)/.test(wanted) ? places : /^(added|new|outside|rest|late)/.test(wanted) ? ['rest'] : places.filter((place) => place.toLowerCase() === wanted.replace(/_?only$/, ''))
  const target = patterns.find((pattern) => isEqual(pattern, chosen))
  return target ? compare(`attack on ${name}`, said, pairOf(boundsOf(known, { [target.join('+')]: 1 }))) : [`attack on ${name}: no such group of people`]
}
