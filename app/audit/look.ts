/** What of a file was opened. The words stand in app/language under `audit.looked`. */
export const looks = ['case', 'identity', 'note', 'assessment', 'scale', 'closure', 'consent', 'plan', 'contact', 'alert', 'review', 'search', 'print', 'export', 'contact-card'] as const

export type LookedAt = (typeof looks)[number]

/** These leave the screen or the layer: each one is written, also the owner's own. */
export const alwaysWritten: readonly LookedAt[] = ['print', 'export', 'contact-card']

export type Look = { id: string; person: string; name: string; role: string; what: LookedAt; record: string; at: string }
/** One that does not open any more: altered since it was written. */
export type AlteredLook = { id: string; day: string }

/** One person on one day, newest first. */
export type OpenedBy = { day: string; person: string; name: string; role: string; looks: { what: LookedAt; record: string; at: string }[] }
