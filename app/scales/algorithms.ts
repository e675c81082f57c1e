/** The number answered to item `no` of the paper form. */
type Answered = (no: number) => number
type Algorithm = { rule: string; items: readonly [number, number]; isThere: (q: Answered) => boolean }

const span = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at)
const atLeastTwo = (q: Answered, from: number, to: number): number => span(from, to).filter((no) => q(no) >= 2).length

/** PHQ-9: symptoms on more than half the days; the last one counts when it is there at all. */
const phqSymptoms = (q: Answered): number => atLeastTwo(q, 1, 8) + (q(9) >= 1 ? 1 : 0)
const phqCore = (q: Answered): boolean => q(1) >= 2 || q(2) >= 2

/**
 * Algorithms are prose in the file. Here they are code, each beside the prose it was written from: a file whose rule
 * reads otherwise is refused (instrument-form.server.ts), so neither can change alone.
 */
const algorithms: Readonly<Record<string, Algorithm>> = {
  'phq9/mds': { rule: '(q1>=2 or q2>=2) and count(q1..q8>=2 plus q9>=1)>=5', items: [1, 9], isThere: (q) => phqCore(q) && phqSymptoms(q) >= 5 },
  'phq9/ods': { rule: '(q1>=2 or q2>=2) and count in 2..4', items: [1, 9], isThere: (q) => phqCore(q) && phqSymptoms(q) >= 2 && phqSymptoms(q) <= 4 },
  'pcl5/dsm5_provisional': {
    rule: 'count(1-5)>=1 and count(6-7)>=1 and count(8-14)>=2 and count(15-20)>=2', items: [1, 20],
    isThere: (q) => atLeastTwo(q, 1, 5) >= 1 && atLeastTwo(q, 6, 7) >= 1 && atLeastTwo(q, 8, 14) >= 2 && atLeastTwo(q, 15, 20) >= 2,
  },
}

export const algorithmRule = (instrument: string, id: string): string | undefined => algorithms[`${instrument}/${id}`]?.rule

/** Whether the pattern is there; null as long as one of its items has no answer. */
export function algorithmHolds(instrument: string, id: string, answer: (no: number) => number | undefined): boolean | null {
  const { items: [from, to], isThere } = algorithms[`${instrument}/${id}`]!
  for (let no = from; no <= to; no++) if (answer(no) === undefined) return null
  return isThere((no) => answer(no)!)
}
