import { factorForm, groupsForm, secretsForm } from '#app/accounts/account-form.server.ts'
import type { BareGround } from '#app/accounts/ground.ts'
import { askForGroups, groupsThatDoNotFit, makeAnotherCode, makingStep, offerAnother, takeFactor, takeSecrets } from '#app/accounts/make-own-keys.server.ts'
import type { CodeOnItsWay, FactorOnItsWay, Making } from '#app/accounts/ways-memory.server.ts'
import type { TypedResponse } from '@remix-run/node'
import type { FormProblems } from './form-problems.ts'
import { formOf, formProblem, readForm } from './read-form.server.ts'

/** `answer`: the form comes back with its problems. `next`: another page of the way. `made`: the last page is done. */
export type StepTaken = { kind: 'answer'; response: TypedResponse<FormProblems> } | { kind: 'next' } | { kind: 'made' }

const next: StepTaken = { kind: 'next' }

/** One page of somebody who makes keys: passphrase and PIN, second step, recovery code. */
export async function takeMakingStep(ground: BareGround, making: Making, request: Request): Promise<StepTaken> {
  const step = makingStep(making)
  if (step === 'secrets') return takeSecretsStep(ground, making, request)
  if (step === 'factor') return takeFactorStep(ground, making, request)
  return takeCodeStep(making, request)
}

async function takeSecretsStep(ground: BareGround, making: Making, request: Request): Promise<StepTaken> {
  if (await pressed(request) === 'another') {
    offerAnother(making)
    return next
  }
  const read = await readForm(request, secretsForm(making.offered, making.own))
  if (read.kind === 'invalid') return { kind: 'answer', response: read.response }
  await takeSecrets(ground, making, read.value.passphrase, read.value.pin)
  return next
}

export async function takeFactorStep(ground: BareGround, on: FactorOnItsWay, request: Request): Promise<StepTaken> {
  const read = await readForm(request, factorForm)
  if (read.kind === 'invalid') return { kind: 'answer', response: read.response }
  if (!takeFactor(ground, on, read.value.factor, read.value.code)) return problem(request, { code: ['second-step-refused'] })
  return next
}

export async function takeCodeStep(on: CodeOnItsWay, request: Request): Promise<StepTaken> {
  const did = await pressed(request)
  if (did === 'another') makeAnotherCode(on)
  if (did === 'written') askForGroups(on)
  if (did !== 'confirm' || !on.isShown) return next
  const read = await readForm(request, groupsForm)
  if (read.kind === 'invalid') return { kind: 'answer', response: read.response }
  const unfit = groupsThatDoNotFit(on, [read.value.codeGroup1, read.value.codeGroup2])
  if (unfit.length === 0) return { kind: 'made' }
  return problem(request, Object.fromEntries(unfit.map((place) => [`codeGroup${place}`, ['group-refused']])))
}

/** Which button: its name is `did`. */
export async function pressed(request: Request): Promise<string | undefined> {
  const did = (await formOf(request)).get('did')
  return typeof did === 'string' ? did : undefined
}

export async function problem(request: Request, errors: FormProblems['errors']): Promise<{ kind: 'answer'; response: TypedResponse<FormProblems> }> {
  return { kind: 'answer', response: formProblem(await formOf(request), errors) }
}
