import { chooseInText, type NamesTaken } from '#app/names/take-choice.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { checkText, groundOfCase, type NameCheck } from './check-names.server.ts'
import { permitCase } from './permit-case.server.ts'

/** A closure has no draft: its words come with the form, and go back into it. */
export type ClosureNames = { goals: string; names: NameCheck; changed: boolean }

export async function namesInClosure(scope: Scope, { caseId, goals }: { caseId: Id<'case'>; goals: string }): Promise<ClosureNames> {
  const ground = groundOfCase(scope, await permitCase(scope, caseId, 'write'))
  return { goals, names: await checkText(scope, ground, { goals }), changed: false }
}

/** One press on a name in the form: another text, or a word remembered as no name; nothing is signed. */
export async function takeNamesInClosure(scope: Scope, { caseId, goals, ...taken }: NamesTaken & { caseId: Id<'case'>; goals: string }): Promise<ClosureNames> {
  const before = await namesInClosure(scope, { caseId, goals })
  const chosen = before.names.kind === 'cannot' ? { kind: 'changed' as const } : chooseInText({ goals }, before.names, taken)
  if (chosen.kind === 'changed') return { ...before, changed: true }
  if (chosen.kind === 'not-a-name') await groundOfCase(scope, await permitCase(scope, caseId, 'write')).remember(chosen.word)
  return namesInClosure(scope, { caseId, goals: chosen.kind === 'texts' ? chosen.texts.goals ?? goals : goals })
}
