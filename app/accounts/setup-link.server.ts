import { newToken } from '#app/keys/random.server.ts'
import { newId } from '#app/work/id.ts'
import type { BareGround } from './ground.ts'
import { replaceLink, unusedLink } from './programme-table.server.ts'

/** Makes the one-time link of this start; the database keeps a MAC under the server key. Returns the token. */
export async function newSetupLink({ db, serverKey, now }: BareGround): Promise<string> {
  const token = newToken(24)
  const id = newId()
  await replaceLink(db, { id, mac: serverKey.mark('activation', 'set-up', id, token), made_at: now().toISOString(), used_at: null })
  return token
}

/** The id of the link a token belongs to, while it has not been used. */
export async function readSetupLink({ db, serverKey }: BareGround, token: string): Promise<string | undefined> {
  const link = await unusedLink(db)
  return link && serverKey.holds(link.mac, 'activation', 'set-up', link.id, token) ? link.id : undefined
}
