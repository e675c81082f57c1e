import { chooseInText, type NamesTaken } from '#app/names/take-choice.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { checkText, groundOfCase, type NameCheck, type NameGround } from './check-names.server.ts'
import { permitCase } from './permit-case.server.ts'

type Texts = Record<string, string>
/** Words of a form without a draft (a closure, a retraction) come with it, and go back into it. */
export type FormNames = { texts: Texts; names: NameCheck; changed: boolean }

export async function namesInWords(scope: Scope, ground: NameGround, texts: Texts): Promise<FormNames> {
  return { texts, names: await checkText(scope, ground, texts), changed: false }
}

/** One press on a name in the form: another text, or a word remembered as no name; nothing is signed. */
export async function takeNamesInWords(scope: Scope, ground: NameGround, { texts, ...taken }: NamesTaken & { texts: Texts }): Promise<FormNames> {
  const before = await namesInWords(scope, ground, texts)
  const chosen = before.names.kind === 'cannot' ? { kind: 'changed' as const } : chooseInText(texts, before.names, taken)
  if (chosen.kind === 'changed') return { ...before, changed: true }
  if (chosen.kind === 'not-a-name') await ground.remember(chosen.word)
  return namesInWords(scope, ground, chosen.kind === 'texts' ? { ...texts, ...chosen.texts } : texts)
}

type OfCase = { caseId: Id<'case'>; texts: Texts }
const groundAt = async (scope: Scope, caseId: Id<'case'>): Promise<NameGround> => groundOfCase(scope, await permitCase(scope, caseId, 'write'))

export const namesInForm = async (scope: Scope, { caseId, texts }: OfCase): Promise<FormNames> => namesInWords(scope, await groundAt(scope, caseId), texts)
export const takeNamesInForm = async (scope: Scope, { caseId, ...taken }: NamesTaken & OfCase): Promise<FormNames> => takeNamesInWords(scope, await groundAt(scope, caseId), taken)
