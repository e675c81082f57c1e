import type { Kysely } from 'kysely'

type Columns = Record<string, string>

/** `text`, `int`; `?` after it allows null; `!` after it is the primary key. Frozen once released. */
async function table(db: Kysely<unknown>, name: string, columns: Columns): Promise<void> {
  let builder = db.schema.createTable(name)
  for (const [column, kind] of Object.entries(columns)) {
    builder = builder.addColumn(column, kind.startsWith('int') ? 'integer' : 'text', (it) =>
      kind.endsWith('!') ? it.primaryKey() : kind.endsWith('?') ? it : it.notNull())
  }
  await builder.execute()
}

const once = (db: Kysely<unknown>, on: string, columns: string[]) =>
  db.schema.createIndex(`${on}_once_by_${columns.join('_')}`).on(on).columns(columns).unique().execute()

export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'catalogue', {
    id: 'text!', version: 'text', year: 'int', state: 'text', document: 'text', proposed_by: 'text', proposed_on: 'text', proposal_signature: 'text', signed_by: 'text?', signed_on: 'text?', signature: 'text?',
  })
  await table(db, 'ledger_entry', {
    number: 'int!', id: 'text', kind: 'text', about: 'text', window_kind: 'text', starts_on: 'text', ends_on: 'text', revision: 'int', policy_version: 'text', entered_by: 'text', entered_on: 'text', document: 'text', previous: 'text', hash: 'text',
  })
  await table(db, 'release', {
    id: 'text!', entry_number: 'int', template: 'text', window_kind: 'text', starts_on: 'text', ends_on: 'text', policy_version: 'text', state: 'text', prepared_by: 'text', prepared_on: 'text',
    decided_by: 'text?', decided_on: 'text?', decided_as: 'text?', corrected_on: 'text?', document: 'text', approval_copy: 'text',
  })
  await once(db, 'ledger_entry', ['kind', 'about', 'window_kind', 'starts_on', 'revision'])
  await db.schema.createIndex('release_by_window').on('release').columns(['window_kind', 'starts_on', 'template']).execute()
}
