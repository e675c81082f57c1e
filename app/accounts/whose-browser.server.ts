import { textOf, utf8 } from '#app/keys/bytes.ts'
import { openBox, sealBox } from '#app/keys/box.server.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import { idFrom, type Id } from '#app/work/id.ts'

const label = utf8('sirdash/browser/v1')

/**
 * Says to this server alone who signed in at a browser last, also when the session is gone with a restart. It opens
 * nothing: by it a form that comes too late is sealed for that person. Another value at each sign-in.
 */
export const markBrowser = (serverKey: ServerKey, person: Id<'person'>): string => sealBox(serverKey.bytes('browser'), label, utf8(person))

export function whoseBrowser(serverKey: ServerKey, mark: string): Id<'person'> | undefined {
  const opened = openBox(serverKey.bytes('browser'), label, mark)
  return opened && idFrom<'person'>(textOf(opened))
}

/** Whose page it is, in the page itself: one that was left open at this browser says so when somebody else has signed in. */
export const markPage = (serverKey: ServerKey, person: Id<'person'>): string => serverKey.mark('page', 'page', person).slice(0, 16)
