import type { Sealed } from '#app/keys/document-types.ts'
import type { Id } from '#app/work/id.ts'
import type { Db } from '#db/schema.ts'
import { isTheirs, waits, type AlertContent } from './alert.ts'
import { changeAlert, insertTold, putHeaders, type AlertChange, type AlertOfCase } from './alert-table.server.ts'
import { wayOf } from './duty.ts'
import { insertMails } from './mail-table.server.ts'
import { headerOf, headersFor, mailsTo, rosterFor, type AlertGround, type PreparedAlert } from './prepare-alert.server.ts'

/** An alert that is there already, ready to be told from the beginning. */
export type Anew = Pick<PreparedAlert, 'told' | 'headers' | 'mails' | 'level'> & { before: AlertOfCase; change: AlertChange & { document: Sealed<'risk.alert'> } }

/** As when it was first raised: nobody has seen it, and the roster begins with the first. What is to be screened gives no alarm. What once went to others never stays again. */
export async function prepareAnew(ground: AlertGround, before: AlertOfCase, content: AlertContent, document: Sealed<'risk.alert'>): Promise<Anew> {
  const at = ground.now()
  const { id, case_id: caseId, code, word, psychologist_id: psychologistId, psychologist } = before
  const { seen, spoken } = waits[content.level]
  const roster = await rosterFor(ground.db, psychologistId, at)
  const { stays, told: first, due_at } = wayOf(roster, at, seen, before.stays === 1 && isTheirs(content))
  const people = (first?.people ?? []) as Id<'person'>[]
  const round = before.round + 1
  const screening = content.level === 'to-be-screened'
  return {
    before, level: content.level, headers: stays ? [] : await headersFor(ground, id, roster, headerOf({ caseId, code, word, psychologistId, psychologist }, content)), mails: screening ? [] : mailsTo(people, id, at),
    told: people.map((person) => ({ alert_id: id, person_id: person, round, place: first!.place, told_at: at.toISOString(), seen_at: null })),
    change: {
      state: screening ? 'screening' : 'raised', round, seen_within: seen, spoken_within: spoken, due_at, stays, seen_by: null, seen_at: null, spoken_by: null, spoken_at: null, closing_by: null, resolved_at: null, look: null, document,
    },
  }
}

/** Inside a transaction; false when somebody was quicker. */
export async function writeAnew(db: Db, { before, change, told, headers, mails }: Anew): Promise<boolean> {
  if (!await changeAlert(db, before, change, [before.state])) return false
  await insertTold(db, told)
  await putHeaders(db, headers)
  await insertMails(db, mails)
  return true
}
