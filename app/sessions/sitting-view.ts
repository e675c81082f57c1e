import type { FamilyRole } from '#app/cases/case.ts'
import type { RiskBar } from '#app/risk/risk-bar.server.ts'
import type { Sitting } from './sit-with-client.server.ts'
import type { DraftView } from './editor-view.ts'
import type { WithClientView } from './with-client-page.tsx'

type Sat = Pick<DraftView, 'draftId' | 'ticket' | 'side' | 'windowId'> & { word: string; beganAt: string; openings: number; members: { code: string; role: FamilyRole }[]; risk?: RiskBar | undefined; group?: Sitting['group'] | undefined; sent?: string | undefined }

/** What the page "with a client" is given: an empty form, and what it needs to send it. */
export function sittingView({ draftId, ticket, side, windowId, word, beganAt, openings, members, risk, group, sent }: Sat, now: Date, scale: WithClientView['scale']): WithClientView {
  const view: DraftView = { draftId, revision: 1, savedAt: '', fields: {}, merged: [], windowId, ticket, side, copies: [], risk: { alertId: '', saved: [], tickets: {} } }
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(beganAt)) / 60_000))
  return { view, word, beganAt, minutes, opening: openings, members, scale: group ? null : scale, risk: risk ?? null, group: group ?? null, sent: sent ?? null }
}
