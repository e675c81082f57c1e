import { highestOf } from '#app/risk/alert.ts'
import type { AlertGround } from '#app/risk/prepare-alert.server.ts'
import type { Raised } from '#app/risk/raise-alert.server.ts'
import { caseOnTicket, raiseAlertByTicket } from '#app/risk/raise-by-ticket.server.ts'
import type { Id } from '#app/work/id.ts'
import { itemsOf, readAnswers } from './answers.ts'
import { isCompetency, type Instrument } from './instrument.ts'
import { findInstrument } from './instruments.server.ts'
import { riskFindings, type RiskFinding } from './risk-findings.ts'
import { givenIn } from './scale-form.server.ts'
import { scoreAnswers } from './score-answers.ts'

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
export async function raiseFromPage(ground: AlertGround, { ticket, alertId, ...answers }: PageAnswers & { ticket: string; alertId: Id<'alert'> }): Promise<Raised | undefined> {
  const caseId = caseOnTicket(ground, ticket)
  const findings = findingsOf(answers)
  const level = highestOf(findings.map((finding) => finding.level))
  return level && raiseAlertByTicket(ground, { caseId, ticket, alertId, level, source: 'scale', finding: findings.map(({ code }) => code).join(' ').slice(0, 200) })
}

function findingsOf({ tool: id, values, isDone }: PageAnswers): RiskFinding[] {
  const tool = toolOf(id)
  if (!tool || Object.values(values).every((value) => value === '')) return []
  const given = givenIn(tool, partsOf(tool, values))
  const declined = readAnswers(tool, given).declined
  return riskFindings(tool, scoreAnswers(tool, given)).filter(({ why }) => isDone || !('skipped' in why) || declined.has(why.skipped))
}

/** Fields whose value no form of this tool has. */
export function refusedOnPage({ tool: id, values }: Pick<PageAnswers, 'tool' | 'values'>): Record<string, string> {
  const tool = toolOf(id)
  const problems = tool ? readAnswers(tool, givenIn(tool, partsOf(tool, values))).problems : []
  return Object.fromEntries(problems.map(({ at, kind }) => [at === 'outcome' ? at : `answers.${at}` in values ? `answers.${at}` : `entered.${at}`, kind]))
}

function partsOf(tool: Instrument, values: PageAnswers['values']): Parameters<typeof givenIn>[1] {
  const part = (name: string, ids: Iterable<string>) => Object.fromEntries([...ids].map((id) => [id, values[`${name}.${id}`]?.trim() || undefined]))
  return { answers: part('answers', itemsOf(tool).keys()), entered: part('entered', tool.scores.map(({ id }) => id)), outcome: values.outcome || undefined, mode: 'self' }
}
