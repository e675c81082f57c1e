import { sessionTimes, type Session } from '#app/accounts/session.ts'

/** Milliseconds without anybody after which the page of this session covers itself; the server's own time is the same. */
export const coverAfter = (session: Session | undefined): number => sessionTimes.veil[session?.device ?? 'public']
