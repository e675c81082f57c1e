import { openSeed, sheetMac, stepOfCode } from '#app/keys/totp.server.ts'
import { dayOf, type Scope } from '#app/work/scope.ts'
import type { Id } from '#app/work/id.ts'
import { actingAs, standingOf } from './acting-as.server.ts'
import type { Device, FactorKind } from './account.ts'
import type { Ground } from './ground.ts'
import { personById } from './person-table.server.ts'
import { remember } from './remember.server.ts'
import { factorsOf, unusedSheetCodes, useSheetCode, useStep, type FactorRow } from './second-factor-table.server.ts'
import { welcome, type Doors } from './sign-in.server.ts'

export type SecondStep = { kind: 'refused' } | { kind: 'none' } | { kind: 'signed-in'; cookie: string; scope: Scope; device: Device }

/** What the page asks for: the app's six digits, or the next code of the sheet (its number), and how many are left. */
export async function factorAsked(ground: Ground, person: Id<'person'>): Promise<{ kind: FactorKind; next?: number; left?: number }> {
  const [factor] = await factorsOf(ground.db, person)
  if (factor?.kind !== 'sheet') return { kind: 'totp' }
  const codes = await unusedSheetCodes(ground.db, factor.id)
  return { kind: 'sheet', left: codes.length, ...(codes[0] ? { next: codes[0].number } : {}) }
}

/** Finishes a sign-in that waits for its second step. A code counts once: of two at the same moment exactly one wins. */
export async function takeSecondStep({ ground, sessions, limits }: Doors, given: { cookie: string | undefined; code: string; address: string }): Promise<SecondStep> {
  const found = sessions.find(given.cookie)
  if (found.kind !== 'second-step' || !given.cookie) return { kind: 'none' }
  const { person: id, device } = found.session
  await limits.mustBeFree(`${id} second-step`, given.address)
  const person = await personById(ground.db, id)
  const roles = await standingOf(ground, person)
  if (!person || !roles) return { kind: 'none' }
  if (!await useCode(ground, id, given.code)) {
    await remember(ground, { did: 'account.refused', about: 'second-step', person: id })
    return { kind: 'refused' }
  }
  await limits.forget(`${id} second-step`, given.address)
  const cookie = sessions.passSecondStep(given.cookie)
  if (!cookie) return { kind: 'none' }
  const scope = actingAs(ground, person, roles, found.keys, device === 'personal')
  await welcome(scope)
  return { kind: 'signed-in', cookie, scope, device }
}

/** True when the code fits the person's second factor and had not been used. */
export async function useCode(ground: Ground, person: Id<'person'>, code: string): Promise<boolean> {
  for (const factor of await factorsOf(ground.db, person)) {
    if (factor.kind === 'totp' ? await useAppCode(ground, factor, code) : await useNextOnSheet(ground, factor, code)) return true
  }
  return false
}

async function useAppCode(ground: Ground, factor: FactorRow, code: string): Promise<boolean> {
  const seed = openSeed(ground.serverKey, { factor: factor.id, person: factor.person_id }, factor.sealed_seed)
  const step = seed && stepOfCode(seed, code, ground.now(), factor.last_step)
  return step !== undefined && useStep(ground.db, factor.id, step)
}

/** Any code of the sheet that is not crossed out: people lose their place. */
async function useNextOnSheet(ground: Ground, factor: FactorRow, code: string): Promise<boolean> {
  const digits = code.replace(/\D/g, '')
  const codes = await unusedSheetCodes(ground.db, factor.id)
  const fitting = codes.find(({ number, mac }) => mac === sheetMac(ground.serverKey, { factor: factor.id, person: factor.person_id }, number, digits))
  return fitting !== undefined && useSheetCode(ground.db, factor.id, fitting.number, dayOf(ground.now()))
}
