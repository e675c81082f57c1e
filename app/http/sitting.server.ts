import type { Held } from '#app/accounts/session.ts'
import { mostOpenings } from '#app/sessions/jotting.ts'
import { sittingHours, type Sitting } from '#app/sessions/sit-with-client.server.ts'
import { newId } from '#app/work/id.ts'
import { sessionCookie } from './cookies.server.ts'
import { redirectTo } from './redirect.server.ts'
import { cookieOf, type Visit } from './scope-of.server.ts'

// A session that sits with a client: covered like a veiled one, without keys, but no pause locks it until it is ended.

type SittingPage = Sitting & { openings: number; /** The newest alert that a scale on this page sent. */ sent?: string }

export function beginSitting(args: Visit, sitting: Sitting): Response {
  const page: SittingPage = { ...sitting, openings: 0 }
  const cookie = args.context.runtime.sessions.hold(cookieOf(args), { page, hours: sittingHours })
  return redirectTo(`/with-client/${sitting.draftId}`, cookie ? [sessionCookie(cookie)] : [])
}

/** What the page may show once more, each time under another number and window; undefined when nobody sits there. */
export function openSitting(args: Visit, draftId: string): (SittingPage & { windowId: string }) | undefined {
  const held = heldBy(args)
  const page = held?.page as SittingPage | undefined
  if (page?.draftId !== draftId || page.openings >= mostOpenings) return undefined
  page.openings += 1
  return { ...page, ...(page.risk ? { risk: { ...page.risk, alertId: newId<'alert'>() } } : {}), windowId: newId<'draft'>() }
}

export const isSitting = (args: Visit, draftId: string): boolean => (heldBy(args)?.page as SittingPage | undefined)?.draftId === draftId

/** Said on the page from now on, whatever is hidden. */
export function rememberSent(args: Visit, alertId: string): void {
  const page = heldBy(args)?.page as SittingPage | undefined
  if (page) page.sent = alertId
}

/** It is over: from now on the pauses of a veiled session count again. */
export const endSitting = (args: Visit): void => args.context.runtime.sessions.letGo(cookieOf(args))

function heldBy(args: Visit): Held | undefined {
  const found = args.context.runtime.sessions.find(cookieOf(args), { quiet: true })
  return found.kind === 'veiled' ? found.session.held : undefined
}
