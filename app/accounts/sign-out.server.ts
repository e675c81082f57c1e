import { remember } from './remember.server.ts'
import type { Doors } from './sign-in.server.ts'

/** Ends a session in whatever state it is; nothing is left of its keys. */
export async function signOut({ ground, sessions }: Doors, cookie: string | undefined): Promise<void> {
  const ended = sessions.end(cookie)
  if (ended) await remember(ground, { did: 'account.signed-out', by: ended.person, person: ended.person })
}
