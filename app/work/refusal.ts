export type RefusalKind = 'not-found' | 'not-permitted' | 'locked' | 'stale' | 'too-many' | 'unreadable'

/** Thrown by use cases, mapped to HTTP once (app/http). It carries no value a person typed. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  /** Seconds after which trying again makes sense; only with `too-many`. */
  readonly retryAfter: number | undefined

  constructor(kind: RefusalKind, retryAfter?: number) {
    super(kind)
    this.name = 'Refusal'
    this.kind = kind
    this.retryAfter = retryAfter
  }
}

/** By name, not by class: the server bundle and the scripts each have their own copy of this module. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'Refusal' && 'kind' in error
}
