import type { Mismatch } from './vector.ts'

/** What a decision does to the figure that was asked for. */
export type Consequence = 'shown' | 'stands' | 'refused'

const words: Readonly<Record<string, Consequence>> = {
  SHOW: 'shown', REVISE: 'shown', REISSUE: 'shown', RESTATE: 'shown', FROM_LEDGER: 'stands', FREEZE: 'stands',
  COLLAPSE: 'refused', ONE_CUT_PER_PERIOD: 'refused', NOT_SHOWN: 'refused', WITHHOLD: 'refused', CLOSE: 'refused', CLOSE_NODE: 'refused',
}

/** Rules have many names; each stops the careless figure (a first figure that stands stops it too) or lets it be shown. */
export function checkDecision(said: unknown, found: Consequence): Mismatch[] {
  if (said === undefined) return []
  const means = typeof said === 'string' ? consequenceOf(said) : undefined
  if (means === undefined) return [`decision ${JSON.stringify(said)} is not known here`]
  return (means === 'shown') === (found === 'shown') ? [] : [`decision: the file says ${String(said)}, found that the figure is ${found}`]
}

/** What a word does; undefined for a word that no rule here has. */
export function consequenceOf(word: string): Consequence | undefined {
  return words[word] ?? (/^(REFUSE|SUPPRESS|WITHHOLD|CLOSE|COLLAPSE|NOT_SHOWN)/.test(word) ? 'refused' : /^(SHOW|REVISE|REISSUE)/.test(word) ? 'shown' : /^(FREEZE|KEEP)/.test(word) ? 'stands' : undefined)
}
