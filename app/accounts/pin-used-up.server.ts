import { remember } from './remember.server.ts'
import type { Lifting } from './session-memory.server.ts'
import type { Doors } from './sign-in.server.ts'

type At = { cookie: string | undefined; pin: string }

/** The PIN brings a veiled page back; after five wrong ones the keys are away, and the trail says so. */
export async function liftVeil({ ground, sessions }: Doors, { cookie, pin }: At): Promise<Lifting> {
  const found = sessions.find(cookie, { quiet: true })
  const outcome = await sessions.lift(cookie, pin)
  if (outcome.kind === 'locked' && found.kind === 'veiled') await remember(ground, { did: 'account.pin-used-up', person: found.session.person, about: 'veil' })
  return outcome
}

/** The PIN as a signature; five wrong ones put the keys away and are remembered likewise. */
export async function signingPin({ ground, sessions }: Doors, { cookie, pin }: At): Promise<boolean> {
  const found = sessions.find(cookie, { quiet: true })
  const fits = sessions.checkPin(cookie, pin)
  if (!fits && found.kind === 'open' && found.session.state === 'locked') await remember(ground, { did: 'account.pin-used-up', person: found.session.person, about: 'signing' })
  return fits
}
