import { divisionForm, organisationForm, sharesForm } from '#app/accounts/account-form.server.ts'
import type { BareGround } from '#app/accounts/ground.ts'
import { confirmShares, divideKey, makeAnotherKey, settingUpStep, takeOrganisation, type ShareProblem } from '#app/accounts/set-up-way.server.ts'
import type { SettingUpWay } from '#app/accounts/ways-memory.server.ts'
import { pressed, problem, takeMakingStep, type StepTaken } from './making-steps.server.ts'
import { readForm } from './read-form.server.ts'

const next: StepTaken = { kind: 'next' }

/** One page of the set-up. */
export async function takeSettingUpStep(ground: BareGround, way: SettingUpWay, request: Request): Promise<StepTaken> {
  switch (settingUpStep(way)) {
    case 'organisation': return takeOrganisationStep(way, request)
    case 'divide': return takeDivision(way, request)
    case 'shares': return takePrinted(way, request)
    case 'confirm': return takeShares(way, request)
    default: return takeMakingStep(ground, way, request)
  }
}

async function takeOrganisationStep(way: SettingUpWay, request: Request): Promise<StepTaken> {
  const read = await readForm(request, organisationForm)
  if (read.kind === 'invalid') return { kind: 'answer', response: read.response }
  takeOrganisation(way, read.value)
  return next
}

async function takeDivision(way: SettingUpWay, request: Request): Promise<StepTaken> {
  const read = await readForm(request, divisionForm)
  if (read.kind === 'invalid') return { kind: 'answer', response: read.response }
  await divideKey(way, read.value.division)
  return next
}

async function takePrinted(way: SettingUpWay, request: Request): Promise<StepTaken> {
  const did = await pressed(request)
  if (did === 'another') makeAnotherKey(way)
  if (did === 'printed') way.isPrinted = true
  return next
}

async function takeShares(way: SettingUpWay, request: Request): Promise<StepTaken> {
  if (await pressed(request) === 'back') {
    way.isPrinted = false
    return next
  }
  const read = await readForm(request, sharesForm)
  if (read.kind === 'invalid') return { kind: 'answer', response: read.response }
  const problems = confirmShares(way, [read.value.share1, read.value.share2])
  if (problems.length === 0) return next
  return problem(request, Object.fromEntries(problems.map((one) => [`share${one.share}`, [messageOf(one)]])))
}

function messageOf(given: ShareProblem): string {
  if (given.problem === 'slip') return `share-slip:${given.group}`
  return { 'other-set': 'share-other-set', same: 'share-same', refused: 'share-refused' }[given.problem]
}
