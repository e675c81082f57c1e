import { isUnreadable } from '#app/keys/unreadable.ts'
import { noIdentity } from '#app/cases/identity.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { readReview } from '#app/supervision/read-review.server.ts'
import type { ReviewView } from '#app/supervision/supervision-view.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'

/** 'done', or which refusal it was. */
export const kindOf = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'done', (error: unknown) => { if (isRefusal(error)) return error.kind; if (isUnreadable(error)) return 'unreadable'; throw error })

/** The same person while no rule holds: only the keys are left to refuse. */
export const everythingAllowed = (scope: Scope): Scope => ({ ...scope, rules: { holds: () => true } })

/** A name that stands in one identity and nowhere else. */
export const canary = 'Şahnigarxanım'

export async function nameClient(scope: Scope, caseId: Id<'case'>): Promise<void> {
  await saveIdentity(scope, { caseId, revision: 0, identity: { ...noIdentity, givenName: canary, familyName: canary, address: canary, phone: '+994501112233' } })
}

/** The value a form sends for the first sentence of a part. */
export async function firstSentence(scope: Scope, reviewId: Id<'review'>, part: string): Promise<string> {
  const { note } = await readReview(scope, reviewId)
  const found = note.kind === 'open' ? note.parts.find((each) => each.part === part)?.sentences[0] : undefined
  if (!found) throw new Error('no such part')
  return `${part}:${found.start}`
}

export const commentIn = (view: ReviewView, kind: string) => view.comments.find((comment) => comment.kind === kind)!
