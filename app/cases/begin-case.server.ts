import { mustHaveRole } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { readCode } from './case-code.ts'
import { memberLines } from './case-form.server.ts'
import { listDistricts } from './list-districts.server.ts'
import { ownPeople } from './own-people.server.ts'
import { readingSheet } from './reading-sheet.server.ts'
import type { ReadingSheet } from './reading-sheet.ts'

export type CaseBeginning = { districts: string[]; district: string | null; day: string; sheet: ReadingSheet; memberLines: number }

/** What the forms for a new case and a first contact need before anything is written; `sheet` is the language the consent is to be read in. */
export async function beginCase(scope: Scope, sheet: string | null = null): Promise<CaseBeginning> {
  mustHaveRole(scope, 'psychologist')
  return { districts: await listDistricts(scope), district: scope.actor.district, day: today(scope), sheet: readingSheet(scope, sheet), memberLines }
}

/** What only the database knows of a form that reads well: a district that is none, a code that is no own case. */
export async function unknownIn(scope: Scope, form: FormData): Promise<Record<string, string[]>> {
  mustHaveRole(scope, 'psychologist')
  const codes = form.get('kind') === 'family' ? [...form].filter(([name]) => isOwnCode(name)).map(([name, text]) => ({ name, code: readCode(String(text)) })) : []
  const people = await ownPeople(scope, codes.flatMap(({ code }) => code ?? []))
  const strange = codes.filter(({ code }) => code && !people.has(code))
  const isDistrict = (await listDistricts(scope)).includes(String(form.get('district')))
  return { ...(isDistrict ? {} : { district: ['not-a-choice'] }), ...Object.fromEntries(strange.map(({ name }) => [name, ['not-yours']])) }
}

const isOwnCode = (name: string): boolean => /^(members\[\d\]\.)?own$/.test(name)
