import type { AlertGround } from '#app/risk/prepare-alert.server.ts'
import type { Raised } from '#app/risk/raise-alert.server.ts'
import { caseOnTicket, raiseAlertByTicket } from '#app/risk/raise-by-ticket.server.ts'
import { raisingOf } from '#app/risk/raise-from-findings.server.ts'
import type { Id } from '#app/work/id.ts'
import { readAnswers } from './answers.ts'
import { findingsIn, givenOn } from './given.ts'
import { isCompetency, type Instrument } from './instrument.ts'
import { findInstrument } from './instruments.server.ts'

/** Answers on the page "with a client", by the names of the form; `isDone`: nobody goes on with them, a risk item left out counts. */
export type PageAnswers = { tool: string; values: Readonly<Record<string, string>>; isDone: boolean }

const toolOf = (id: string): Instrument | undefined => {
  const tool = findInstrument(id)
  return tool && !isCompetency(tool) ? tool : undefined
}

/**
 * Sends at once, by the page's ticket and without a key, what these answers oblige to; undefined when that is nothing. The alert
 * holds the rule that fired and no answer. Refuses with `not-found`.
 */
export async function raiseFromPage(ground: AlertGround, { ticket, alertId, tool: id, values, isDone }: PageAnswers & { ticket: string; alertId: Id<'alert'> }): Promise<Raised | undefined> {
  const caseId = caseOnTicket(ground, ticket)
  const tool = toolOf(id)
  const found = tool ? findingsIn(tool, Object.entries(values)) : []
  const findings = found.filter(({ why }) => isDone || !('skipped' in why) || values[`answers.${why.skipped}`] === '-')
  const raising = raisingOf({ alertId, findings })
  return raising && raiseAlertByTicket(ground, { ...raising, caseId, ticket })
}

/** Fields whose value no form of this tool has. */
export function refusedOnPage({ tool: id, values }: Pick<PageAnswers, 'tool' | 'values'>): Record<string, string> {
  const tool = toolOf(id)
  const problems = tool ? readAnswers(tool, givenOn(tool, Object.entries(values))).problems : []
  return Object.fromEntries(problems.map(({ at, kind }) => [at === 'outcome' ? at : `answers.${at}` in values ? `answers.${at}` : `entered.${at}`, kind]))
}
