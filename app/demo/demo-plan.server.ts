import { readFileSync } from 'node:fs'

type PlannedPerson = {
  code: string; district: string; category: string; sex: 'M' | 'F'; age_band: string; in_care: boolean; family_case: string | null
  assessed_on: string; last_session?: string; status?: 'closed' | 'active'; closure_reason?: string
  measure?: { tool: string; pre: number; post: number | null }
  who5?: { pre: number; post: number | null }
  functioning?: 'better' | 'same' | 'worse'
}
type PlannedFamily = { code: string; district: string; members: string[] }
type PlannedSession = { case: string; kind: 'individual' | 'family'; date: string; participants: string[]; mode: 'face_to_face' | 'remote'; place: string }
type PlannedGroup = { district: string; date: string; children_present: number; ages: '6-9' | '10-12' | '13-15' }
type PlannedRasb = { id: string; district: string; tot_trained: string; mentored_from: string; active_facilitator: string; volunteer: string }

/** A synthetic programme: who is assessed and seen when. Names, texts and codes are invented by the project. */
export type DemoPlan = { persons: PlannedPerson[]; families: PlannedFamily[]; sessions: PlannedSession[]; child_groups: PlannedGroup[]; rasb: PlannedRasb[] }
export type { PlannedFamily, PlannedGroup, PlannedPerson, PlannedRasb, PlannedSession }

export function readDemoPlan(): DemoPlan {
  return JSON.parse(readFileSync(new URL('./demo-plan.json', import.meta.url), 'utf8')) as DemoPlan
}

/** The project period of the plan. The earliest assessment is of April 2021. */
export const demoProject = { from: '2021-01-01', to: '2024-06-30' }

/** Districts that stand together in its tables. */
export const demoAreas = [{ name: 'Aghdam and Fuzuli', districts: ['Aghdam', 'Fuzuli'] }, { name: 'Tartar and Barda', districts: ['Tartar', 'Barda'] }, { name: 'Goranboy, Aghjabadi and Beylagan', districts: ['Goranboy', 'Aghjabadi', 'Beylagan'] }]
