import type { Kysely } from 'kysely'

type Columns = Record<string, string>

/** `text`, `int`; `?` after it allows null; `!` after it is the primary key. Frozen: never edit, add the next file. */
async function table(db: Kysely<unknown>, name: string, columns: Columns, unique: string[][] = [], keys: string[] = []): Promise<void> {
  let builder = db.schema.createTable(name)
  for (const [column, kind] of Object.entries(columns)) {
    builder = builder.addColumn(column, kind.startsWith('int') ? 'integer' : 'text', (it) =>
      kind.endsWith('!') ? it.primaryKey() : kind.endsWith('?') ? it : it.notNull())
  }
  if (keys.length > 0) builder = builder.addPrimaryKeyConstraint(`${name}_key`, keys as never[])
  for (const set of unique) builder = builder.addUniqueConstraint(`${name}_${set.join('_')}`, set as never[])
  await builder.execute()
}

const index = (db: Kysely<unknown>, on: string, columns: string[]) =>
  db.schema.createIndex(`${on}_by_${columns.join('_')}`).on(on).columns(columns).execute()

export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'programme', { id: 'text!', organisation: 'text', kind: 'text', started_on: 'text', settings: 'text', key_check: 'text', recovery_key: 'text', recovery_hash: 'text', recovery_threshold: 'int', recovery_shares: 'int' })
  await table(db, 'setup_link', { id: 'text!', mac: 'text', made_at: 'text', used_at: 'text?' })
  await table(db, 'person', {
    id: 'text!', sign_in_name: 'text', name: 'text', district: 'text?', language: 'text', state: 'text', activation_mac: 'text?', activation_until: 'text?',
    sequence: 'int', agreement_key: 'text?', signing_key: 'text?', bundle_signature: 'text?', bundle_hash: 'text?', mark: 'text?', joined_on: 'text?',
  }, [['sign_in_name']])
  await table(db, 'person_role', { person_id: 'text', role: 'text' }, [], ['person_id', 'role'])
  await table(db, 'way_in', { id: 'text!', person_id: 'text', kind: 'text', salt: 'text', parameters: 'text', commitment: 'text', wrapped: 'text', made_on: 'text', used_on: 'text?' })
  await table(db, 'second_factor', { id: 'text!', person_id: 'text', kind: 'text', sealed_seed: 'text', last_step: 'int', made_on: 'text' })
  await table(db, 'sheet_code', { factor_id: 'text', number: 'int', mac: 'text', used_on: 'text?' }, [], ['factor_id', 'number'])

  await table(db, 'compartment', { id: 'text!', kind: 'text', subject_id: 'text', epoch: 'int', made_on: 'text' }, [['kind', 'subject_id']])
  await table(db, 'compartment_epoch', { compartment_id: 'text', epoch: 'int', key_id: 'text', public_key: 'text', maker_id: 'text', maker_bundle: 'text', signature: 'text', older_key: 'text?' }, [], ['compartment_id', 'epoch'])
  await table(db, 'key_grant', {
    id: 'text!', compartment_id: 'text', epoch: 'int', key_id: 'text', recipient_id: 'text', recipient_bundle: 'text', granter_id: 'text', granter_bundle: 'text',
    made_at: 'text', sealed_key: 'text', signature: 'text', short_cut: 'text?', why: 'text', ends_on: 'text?',
  }, [['compartment_id', 'epoch', 'recipient_id']])
  await table(db, 'compartment_head', { compartment_id: 'text!', revision: 'int', document: 'text' })
  await table(db, 'own_document', { id: 'text!', person_id: 'text', kind: 'text', revision: 'int', document: 'text' })

  await table(db, 'case_file', {
    id: 'text!', code: 'text', word: 'text', kind: 'text', state: 'text', district: 'text', psychologist_id: 'text', opened_on: 'text', last_session_on: 'text?',
    supervision_refused: 'int', consent_state: 'text', consent_until: 'text?', revision: 'int', header: 'text',
  }, [['code']])
  await table(db, 'case_identity', { case_id: 'text!', revision: 'int', document: 'text' })
  await table(db, 'consent', { id: 'text!', case_id: 'text', given_on: 'text', until: 'text', document: 'text' })
  await table(db, 'first_contact', { id: 'text!', case_id: 'text', contact_on: 'text', document: 'text' })
  await table(db, 'session_note', {
    id: 'text!', case_id: 'text', author_id: 'text', kind: 'text', state: 'text', session_on: 'text', signed_on: 'text', retracted_on: 'text?', lot: 'int',
    asked_review: 'int', addenda: 'int', document: 'text', retraction: 'text?',
  })
  await table(db, 'addendum', { id: 'text!', note_id: 'text', case_id: 'text', author_id: 'text', number: 'int', signed_on: 'text', document: 'text' }, [['note_id', 'number']])
  await table(db, 'draft', { id: 'text!', author_id: 'text', case_id: 'text?', about: 'text', target_id: 'text?', copy_of: 'text?', started_on: 'text', saved_on: 'text', revision: 'int', document: 'text' })
  await table(db, 'assessment', { id: 'text!', case_id: 'text', author_id: 'text', state: 'text', assessed_on: 'text', signed_on: 'text', document: 'text' })
  await table(db, 'look', { id: 'text!', case_id: 'text', looked_on: 'text', document: 'text' })

  await table(db, 'child_group', { id: 'text!', code: 'text', word: 'text', kind: 'text', district: 'text', lead_id: 'text', opened_on: 'text', state: 'text', revision: 'int', document: 'text' }, [['code']])
  await table(db, 'group_session', { id: 'text!', group_id: 'text', lead_id: 'text', session_on: 'text', state: 'text', signed_on: 'text', document: 'text' })

  await table(db, 'agreement', {
    id: 'text!', supervisor_id: 'text', supervisee_id: 'text', state: 'text', starts_on: 'text', ends_on: 'text', weekly_reading: 'int',
    supervisor_signature: 'text?', supervisor_signed_on: 'text?', supervisee_signature: 'text?', supervisee_signed_on: 'text?', revision: 'int', document: 'text?',
  })
  await table(db, 'review', {
    id: 'text!', note_id: 'text', case_id: 'text', agreement_id: 'text', supervisor_id: 'text', psychologist_id: 'text', state: 'text', why: 'text',
    opened_on: 'text', feedback_on: 'text?', answered_on: 'text?', closed_on: 'text?', revision: 'int', document: 'text',
  }, [['note_id', 'supervisor_id']])
  await table(db, 'review_comment', { id: 'text!', review_id: 'text', author_id: 'text', answers_id: 'text?', state: 'text', written_on: 'text', revision: 'int', document: 'text' })

  await table(db, 'fact_pack', { id: 'text!', writer_id: 'text', month: 'text', number: 'int', facts: 'int', revision: 'int', document: 'text' }, [['writer_id', 'month', 'number']])
  await table(db, 'subject_list', { id: 'text!', writer_id: 'text', revision: 'int', document: 'text' }, [['writer_id']])
  await table(db, 'released_figure', { id: 'text!', template: 'text', window_kind: 'text', starts_on: 'text', ends_on: 'text', computed_on: 'text', document: 'text' }, [['template', 'window_kind', 'starts_on']])

  await table(db, 'audit_hour', { id: 'text!', public_epoch: 'int', document: 'text' })
  await table(db, 'audit_entry', { number: 'int!', day: 'text', did: 'text', hour_id: 'text', detail: 'text', previous: 'text', hash: 'text' })
  await table(db, 'audit_day', { day: 'text!', public_key: 'text', next_key: 'text?', head: 'text?', entries: 'int?', signature: 'text?' })

  await index(db, 'key_grant', ['recipient_id'])
  await index(db, 'way_in', ['person_id'])
  await index(db, 'second_factor', ['person_id'])
  await index(db, 'case_file', ['psychologist_id'])
  await index(db, 'session_note', ['case_id', 'session_on'])
  await index(db, 'session_note', ['author_id'])
  await index(db, 'addendum', ['case_id'])
  await index(db, 'draft', ['author_id'])
  await index(db, 'assessment', ['case_id'])
  await index(db, 'consent', ['case_id'])
  await index(db, 'first_contact', ['case_id'])
  await index(db, 'look', ['case_id'])
  await index(db, 'group_session', ['group_id'])
  await index(db, 'agreement', ['supervisor_id'])
  await index(db, 'agreement', ['supervisee_id'])
  await index(db, 'review', ['supervisor_id'])
  await index(db, 'review', ['psychologist_id'])
  await index(db, 'review_comment', ['review_id'])
  await index(db, 'own_document', ['person_id'])
  await index(db, 'audit_entry', ['day'])
}
