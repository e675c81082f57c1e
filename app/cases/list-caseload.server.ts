import type { Row } from '#db/schema.ts'
import { record } from '#app/audit/record.server.ts'
import { daysBetween } from '#app/language/dates.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { addDays, today, type Scope } from '#app/work/scope.ts'
import { caseFilesOf, superviseesOf } from './case-table.server.ts'
import { consentStanding, type CaseHeader } from './case.ts'
import { pageOf, searchOf, type Caseload, type CaseloadQuery, type CaseloadRow } from './caseload.ts'
import { givenNames } from './given-names.server.ts'
import { keysOfMany } from './keys-of-many.server.ts'
import { noticeUnreadable } from './notice-unreadable.server.ts'
import { openHeader } from './sealed-case.server.ts'

type Opened = { file: Row<'case_file'>; header?: CaseHeader; opening: CaseloadRow['opening'] }

/** Own cases, or those of one's supervisees by code alone: every header opened, filtered, the page's given names last. */
export async function listCaseload(scope: Scope, query: CaseloadQuery = {}): Promise<Caseload> {
  mustHaveRole(scope, 'psychologist', 'supervisor', 'delegate')
  const whose = scope.actor.roles.includes('psychologist') && query.whose !== 'supervised' ? 'own' : 'supervised'
  const supervisees = whose === 'own' ? [] : await superviseesOf(scope.db, scope.actor.id, today(scope))
  const files = whose === 'own' ? await caseFilesOf(scope.db, [scope.actor.id]) : (await caseFilesOf(scope.db, supervisees.map(({ id }) => id))).filter(isSupervised)
  const opened = await openAll(scope, files)
  const names = query.search && whose === 'own' ? await givenNames(scope, files.map((file) => file.id)) : new Map<Id<'case'>, string>()
  const search = searchOf(query.search, scope.actor.language)
  const fitting = opened.filter((one) => fits(one, query) && search(one.file, names.get(one.file.id))).sort(order(query))
  const page = pageOf(fitting, query.page)
  const shown = page.items.map(({ file }) => file.id)
  const shownNames = whose === 'own' ? (query.search ? names : await givenNames(scope, shown)) : names
  await rememberOpening(scope, whose)
  const nameOf = new Map(supervisees.map(({ id, name }) => [id, name]))
  return {
    whose, all: files.length, fitting: fitting.length, page: page.number, pages: page.of,
    districts: [...new Set(files.map((file) => file.district))].sort(),
    rows: page.items.map((one) => rowOf(scope, one, shownNames.get(one.file.id), nameOf.get(one.file.psychologist_id))),
  }
}

const isSupervised = (file: Row<'case_file'>): boolean => file.supervision_refused === 0 && file.state !== 'first-contact'

async function openAll(scope: Scope, files: Row<'case_file'>[]): Promise<Opened[]> {
  const { keys, broken } = await keysOfMany(scope, 'clinical', files.map((file) => file.id))
  const opened: Opened[] = []
  for (const file of files) {
    const key = keys.get(file.id)
    if (!key) {
      opened.push({ file, opening: broken.has(file.id) ? 'unreadable' : 'no-key' })
      continue
    }
    try {
      opened.push({ file, header: openHeader(key, file), opening: 'open' })
    } catch (error) {
      await noticeUnreadable(scope, error, file.id)
      opened.push({ file, opening: 'unreadable' })
    }
  }
  return opened
}

function fits({ file, header }: Opened, { state, district, category }: CaseloadQuery): boolean {
  if (state && file.state !== state) return false
  if (district && file.district !== district) return false
  return !category || header?.category === category || header?.secondaryCategory === category
}

/** By last session; a case without one stands by the day it was opened. */
function order({ longestAgoFirst }: CaseloadQuery): (a: Opened, b: Opened) => number {
  const when = ({ file }: Opened) => file.last_session_on ?? file.opened_on
  const way = longestAgoFirst ? 1 : -1
  return (a, b) => (when(a) === when(b) ? (a.file.code < b.file.code ? -1 : 1) : when(a) < when(b) ? -way : way)
}

function rowOf(scope: Scope, { file, header, opening }: Opened, givenName?: string, psychologist?: string): CaseloadRow {
  const left = file.consent_until ? daysBetween(today(scope), file.consent_until) : 0
  return {
    caseId: file.id, code: file.code, word: file.word, kind: file.kind, state: file.state, district: file.district,
    lastSessionOn: file.last_session_on, openedOn: file.opened_on, consent: consentStanding(file, left), consentUntil: file.consent_until, opening,
    ...(header ? { sex: header.sex, ageBand: header.ageBand, category: header.category } : {}),
    ...(givenName ? { givenName } : {}), ...(psychologist ? { psychologist } : {}),
  }
}

/** One audit entry for each person and day, not for each line of a list. */
async function rememberOpening(scope: Scope, whose: string): Promise<void> {
  const names = scope.namesOn && whose === 'own' ? 'with names' : 'by code'
  const key = `caseload ${scope.actor.id} ${names} ${today(scope)}`
  if (scope.audit.hasLooked(key)) return
  await inTransaction(scope, async (scope) => {
    await record(scope, { did: 'caseload.opened', about: names })
    scope.audit.remembersLook(key, new Date(`${addDays(today(scope), 1)}T00:00:00Z`))
  })
}
