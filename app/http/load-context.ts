import type { KeptForm } from '#app/accounts/forms-memory.server.ts'
import type { Language } from '#app/language/language.ts'
import type { Place } from './route-pattern.server.ts'
import type { Runtime } from './runtime.server.ts'
import type { Settings } from './settings.server.ts'

/** What every loader and action receives as `context`. State lives in `runtime` and nowhere else. */
export type LoadContext = {
  runtime: Runtime
  settings: Settings
  /** Of this response's content security policy. */
  nonce: string
  requestId: string
  /** Before sign-in: the language cookie, else what the browser asks for. */
  language: Language
  /** Address of the other side, for rate limits; the TLS proxy's word counts only from this machine. */
  address: string
  /** What waits for the page that is asked for, filled in before it was covered. */
  kept?: KeptForm | undefined
  /** What the address is; unknown outside the built site. */
  place?: Place | undefined
  /** A page of its own that an action answered: shown as it is, whatever the router makes of it. */
  instead?: Response
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends LoadContext {}
}
