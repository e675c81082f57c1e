import { mustHaveRole } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { catalogueFor, signedCatalogues } from './catalogue-in-force.server.ts'
import { isClosed, windowName } from './reach-window.ts'
import { programmeWindows } from './reach-window-table.server.ts'
import type { AskView } from './release-view.ts'
import { listReleases } from './read-release.server.ts'
import type { ReleasesView } from './release-view.ts'

/** What can be asked: the templates of the catalogue and the windows that are closed. Constant for everybody and every caseload. */
export async function askView(scope: Scope): Promise<AskView> {
  mustHaveRole(scope, 'delegate')
  const day = today(scope)
  const signed = await signedCatalogues(scope)
  const windows = (await programmeWindows(scope.db, scope.programme.id, day)).filter((window) => isClosed(window, day)).reverse()
  const policy = windows[0] && await catalogueFor(scope.db, signed, windows[0])
  return { templates: policy?.templates.map(({ id, title }) => ({ id, title })) ?? [], windows: windows.map((window) => ({ name: windowName(window), window })), hasCatalogue: signed.length > 0 }
}

/** The ledger as it may be read; a delegate can ask beside it. */
export async function releasesView(scope: Scope): Promise<ReleasesView> {
  const listed = await listReleases(scope)
  return { ...listed, ask: scope.actor.roles.includes('delegate') ? await askView(scope) : null }
}
