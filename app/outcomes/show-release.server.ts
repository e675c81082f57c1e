import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { kindsFor } from './release-file.ts'
import { mappingInForce } from './read-mapping.server.ts'
import { readRelease } from './read-release.server.ts'
import type { ReleaseView } from './release-view.ts'

/** A release with what stands beside it on its page. */
export async function showRelease(scope: Scope, id: Id<'release'>): Promise<ReleaseView> {
  const release = await readRelease(scope, id)
  return { id, ...release, kinds: kindsFor(release.record, await mappingInForce(scope)) }
}
