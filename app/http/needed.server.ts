import type { Found } from '#app/accounts/session-memory.server.ts'
import { isNeededNow } from '#app/risk/needed-now.server.ts'
import type { Runtime } from './runtime.server.ts'

/** For whoever is signed in, covered or not; nobody else is told anything. */
export async function neededBy(runtime: Pick<Runtime, 'ground'>, found: Found): Promise<boolean> {
  const ground = runtime.ground()
  if (!ground || found.kind === 'none' || found.kind === 'second-step') return false
  return isNeededNow(ground, found.session.person)
}
