import { record } from '#app/audit/record.server.ts'
import { checkText, groundOfCase, type NameCheck, type NameGround } from '#app/cases/check-names.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { chooseInText, type NamesTaken } from '#app/names/take-choice.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { changeAlert, type AlertOfCase } from './alert-table.server.ts'
import { alertWith, planWith, textsOfAlert } from './alert-texts.ts'
import type { AlertContent } from './alert.ts'
import { preparePlan, readSafetyPlan, writePlan, type ReadPlan } from './keep-safety-plan.server.ts'
import { contentOf, type OpenedAlert } from './open-alert.server.ts'
import { permitAlertWriting } from './permit-alert.server.ts'
import { prepareRewording, writeRewording } from './reword-risk-parts.server.ts'
import { sealAlert } from './sealed-alert.server.ts'

type Sent = { content: AlertContent; plan: ReadPlan }

const textsOf = (scope: Scope, { content, plan }: Sent): Record<string, string> => textsOfAlert(content, plan.kind === 'open' ? plan.plan : undefined, scope.actor.id)

/** Only the psychologist holds the names; undefined for everybody else, so that no answer to them has anything of it. */
async function groundOf(scope: Scope, { row, as }: Pick<OpenedAlert, 'row' | 'as'>): Promise<NameGround | undefined> {
  if (as !== 'psychologist' || !await scope.keys.maybe('identity', row.case_id)) return undefined
  return groundOfCase(scope, await permitCase(scope, row.case_id, 'write'))
}

/** An alert went at once and unchecked: what was sent is looked through when its psychologist opens it. */
export async function namesInAlert(scope: Scope, alert: Pick<OpenedAlert, 'row' | 'as'> & Sent): Promise<NameCheck | undefined> {
  const ground = await groundOf(scope, alert)
  return ground && checkText(scope, ground, textsOf(scope, alert))
}

export type AlertNamesTaking = { kind: 'written' | 'too-late' }

/** Puts what she chose in the place of names: a new revision of the alert, a new version of its plan, the same words in the risk answer that sent it. It delays and restarts nothing. */
export async function takeAlertNames(scope: Scope, { alertId, ...taken }: NamesTaken & { alertId: Id<'alert'> }): Promise<AlertNamesTaking> {
  const permit = await permitAlertWriting(scope, alertId)
  const ground = await groundOf(scope, permit)
  if (!ground) throw new Refusal('not-found')
  const sent: Sent = { content: await contentOf(scope, permit), plan: await readSafetyPlan(scope, permit) }
  const texts = textsOf(scope, sent)
  const names = await checkText(scope, ground, texts)
  const chosen = names.kind === 'cannot' ? { kind: 'changed' as const } : chooseInText(texts, names, taken)
  if (chosen.kind === 'changed') return { kind: 'too-late' }
  if (chosen.kind === 'texts') return reword(scope, permit.row, sent, { before: texts, after: chosen.texts })
  await ground.remember(chosen.word)
  return { kind: 'written' }
}

type Rewording = { before: Record<string, string>; after: Record<string, string> }

async function reword(scope: Scope, row: AlertOfCase, { content, plan }: Sent, { before, after }: Rewording): Promise<AlertNamesTaking> {
  if (Object.keys(after).length === 0) return { kind: 'written' }
  const document = sealAlert(await scope.keys.of('risk', row.case_id), row.id, row.revision + 1, alertWith(content, after))
  const next = plan.kind === 'open' ? planWith(plan.plan, after) : undefined
  const newPlan = next && plan.kind === 'open' ? await preparePlan(scope, row.case_id, plan.number, next) : undefined
  const parts = await prepareRewording(scope, { caseId: row.case_id }, new Map(Object.entries(after).map(([name, text]) => [before[name]!, text])))
  return inTransaction(scope, async (scope) => {
    if (!await changeAlert(scope.db, row, { document }, [row.state])) return { kind: 'too-late' }
    if (newPlan) await writePlan(scope, newPlan)
    await writeRewording(scope, parts)
    await record(scope, { did: 'alert.names-replaced', case: row.case_id, record: row.id })
    return { kind: 'written' }
  })
}
