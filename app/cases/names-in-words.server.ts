import { chooseInText, type NamesTaken } from '#app/names/take-choice.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { checkText, groundOfCase, type NameCheck } from './check-names.server.ts'
import { permitCase } from './permit-case.server.ts'

type Texts = Record<string, string>
/** Words of a form without a draft (a closure, a retraction) come with it, and go back into it. */
export type FormNames = { texts: Texts; names: NameCheck; changed: boolean }

export async function namesInForm(scope: Scope, { caseId, texts }: { caseId: Id<'case'>; texts: Texts }): Promise<FormNames> {
  const ground = groundOfCase(scope, await permitCase(scope, caseId, 'write'))
  return { texts, names: await checkText(scope, ground, texts), changed: false }
}

/** One press on a name in the form: another text, or a word remembered as no name; nothing is signed. */
export async function takeNamesInForm(scope: Scope, { caseId, texts, ...taken }: NamesTaken & { caseId: Id<'case'>; texts: Texts }): Promise<FormNames> {
  const before = await namesInForm(scope, { caseId, texts })
  const chosen = before.names.kind === 'cannot' ? { kind: 'changed' as const } : chooseInText(texts, before.names, taken)
  if (chosen.kind === 'changed') return { ...before, changed: true }
  if (chosen.kind === 'not-a-name') await groundOfCase(scope, await permitCase(scope, caseId, 'write')).remember(chosen.word)
  return namesInForm(scope, { caseId, texts: chosen.kind === 'texts' ? { ...texts, ...chosen.texts } : texts })
}
