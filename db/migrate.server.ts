import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import * as firstDay from './migrations/0001-first-day.ts'
import * as alerts from './migrations/0002-alerts.ts'
import * as scales from './migrations/0003-scales.ts'
import * as releases from './migrations/0004-releases.ts'
import * as register from './migrations/0005-register.ts'
import * as names from './migrations/0006-names.ts'
import * as straightToAGrant from './migrations/0008-straight-to-a-grant.ts'
import * as skillsAndScaleSet from './migrations/0009-skills-and-scale-set.ts'
import * as codeAsked from './migrations/0010-code-asked.ts'
import * as reporting from './migrations/0011-reporting.ts'
import * as takingBack from './migrations/0013-taking-back.ts'
import * as followUps from './migrations/0014-follow-ups.ts'
import * as seenOnce from './migrations/0015-seen-once.ts'
import * as stays from './migrations/0016-stays.ts'
import type { Schema } from './schema.ts'

/** Append only. The name decides the order and is kept in the database. */
const migrations: Record<string, Migration> = {
  '0001-first-day': firstDay,
  '0002-alerts': alerts,
  '0003-scales': scales,
  '0004-releases': releases,
  '0005-register': register,
  '0006-names': names,
  '0008-straight-to-a-grant': straightToAGrant,
  '0009-skills-and-scale-set': skillsAndScaleSet,
  '0010-code-asked': codeAsked,
  '0011-reporting': reporting,
  '0013-taking-back': takingBack,
  '0014-follow-ups': followUps,
  '0015-seen-once': seenOnce,
  '0016-stays': stays,
}

/** Brings the database from empty (or any earlier state) to newest; throws with the first migration that did not pass. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  if (error) throw error instanceof Error ? error : new Error('migration did not pass')
}
