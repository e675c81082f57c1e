import type { Db } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'
import { declaredWindows, isProject, type Project, type ReachWindow } from './reach-window.ts'

/** What this programme counts over, from its settings: `{ "project": { "from": "2021-01-01", "to": "2024-06-30" } }`. */
export async function programmeWindows(db: Db, programme: Id<'programme'>, day: string): Promise<ReachWindow[]> {
  const { startedOn, project } = await programmeProject(db, programme)
  return declaredWindows(startedOn, project, day)
}

export async function programmeSettings(db: Db, programme: Id<'programme'>): Promise<Record<string, unknown>> {
  const row = await db.selectFrom('programme').select('settings').where('id', '=', programme).executeTakeFirstOrThrow()
  return parsed(row.settings)
}

export async function changeSettings(db: Db, programme: Id<'programme'>, settings: Record<string, unknown>): Promise<void> {
  await db.updateTable('programme').set({ settings: JSON.stringify(settings) }).where('id', '=', programme).execute()
}

/** When the programme began and which project period it declared. */
export async function programmeProject(db: Db, programme: Id<'programme'>): Promise<{ startedOn: string; project: Project | undefined }> {
  const row = await db.selectFrom('programme').select(['started_on', 'settings']).where('id', '=', programme).executeTakeFirstOrThrow()
  return { startedOn: row.started_on, project: projectOf(parsed(row.settings)) }
}

export const projectOf = ({ project }: Record<string, unknown>): Project | undefined => (isProject(project) ? project : undefined)

function parsed(settings: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(settings)) as Record<string, unknown>
  } catch {
    return {}
  }
}
