import type { AlertLine } from './alert-view.ts'

/** What the sender's page is told of an alert: no word of it. */
export type SendStatus = Pick<AlertLine, 'id' | 'state' | 'delivery' | 'seenBy' | 'seenAt' | 'spokenBy' | 'spokenAt' | 'resolvedAt' | 'dueAt'> & { told: number }

export const statusOf = ({ id, state, delivery, seenBy, seenAt, spokenBy, spokenAt, resolvedAt, dueAt, told }: AlertLine): SendStatus => ({ id, state, delivery, seenBy, seenAt, spokenBy, spokenAt, resolvedAt, dueAt, told: told.length })
