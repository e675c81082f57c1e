import pg from 'pg'
import { connect } from '#db/connect.server.ts'
import { migrate } from '#db/migrate.server.ts'

export type FreshDatabase = { url: string; drop(): Promise<void> }

const template = 'sirdash_template'
const inUse = '55006'

/** A new, empty database on the cluster `url` points at, for one test. */
export async function emptyPostgres(url: string): Promise<FreshDatabase> {
  return createdFrom(url, 'template0')
}

/** Of this worker, emptied: making a database costs PostgreSQL a third of a second of processor time, emptying one a hundredth. */
const emptied: FreshDatabase[] = []

/** The database of a test, migrated: its own on the cluster of SIRDASH_TEST_DATABASE, or one in memory. */
export async function freshDatabase(url = process.env.SIRDASH_TEST_DATABASE): Promise<FreshDatabase> {
  if (url === undefined || url === '') return { url: ':memory:', drop: async () => {} }
  await makeTemplate(url)
  const own = emptied.pop() ?? await createdFrom(url, template)
  const shape = await onCluster(own.url, shapeOf)
  return { url: own.url, drop: async () => { await (await isEmptiedAgain(own.url, shape) ? emptied.push(own) : own.drop()) } }
}

/** Whether no row of the test is left, in the tables it found; one that changed these, or whose connection stays open, takes its database with it. */
async function isEmptiedAgain(url: string, shape: string): Promise<boolean> {
  return onCluster(url, async (client) => {
    if (!await isAlone(client) || await shapeOf(client) !== shape) return false
    await client.query(`do $$ declare written text; begin
      select string_agg(oid::regclass::text, ', ') into written from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely_%' and pg_relation_size(oid) > 0;
      if written is not null then execute 'truncate ' || written || ' cascade'; end if;
    end $$`)
    return true
  })
}

async function isAlone(client: pg.Client, tries = 50): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')
  if (rowCount === 0 || tries === 0) return rowCount === 0
  await new Promise((done) => { setTimeout(done, 20) })
  return isAlone(client, tries - 1)
}

/** Tables with their columns, and what holds of them, as one text. */
async function shapeOf(client: pg.Client): Promise<string> {
  const { rows: [shape] } = await client.query<{ text: string }>(`select md5(string_agg(line, ';' order by line)) as text from (
    select attrelid::regclass || ' ' || attname || atttypid || attnotnull as line from pg_attribute join pg_class on pg_class.oid = attrelid where relkind = 'r' and relnamespace = 'public'::regnamespace and attnum > 0
    union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
    union all select tgrelid::regclass || ' ' || tgname || tgenabled::text from pg_trigger where not tgisinternal) as lines`)
  return shape!.text
}

/** Migrating once and copying is several times quicker than migrating for each test. */
async function makeTemplate(url: string): Promise<void> {
  await onCluster(url, async (client) => {
    const isThere = async () => (await client.query('select 1 from pg_database where datname = $1 and datistemplate', [template])).rowCount === 1
    if (await isThere()) return
    await client.query('select pg_advisory_lock(1)')
    if (await isThere()) return
    await client.query(`drop database if exists ${template}`)
    await client.query(`create database ${template} template template0`)
    const connection = await connect(named(url, template))
    await migrate(connection.db)
    await connection.close()
    await patiently(() => client.query(`alter database ${template} with is_template true allow_connections false`))
  })
}

const ofThisRun = (): string => `sirdash_${process.env.SIRDASH_TEST_RUN ?? ''}_`

/** What the tests of one run left on the cluster (vitest's global setup). */
export function setup(): () => Promise<void> {
  const url = process.env.SIRDASH_TEST_DATABASE
  process.env.SIRDASH_TEST_RUN = String(process.pid)
  return async () => {
    if (!url) return
    await onCluster(url, async (client) => {
      const { rows } = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [ofThisRun()])
      for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
    })
  }
}

async function createdFrom(url: string, source: string): Promise<FreshDatabase> {
  const name = `${ofThisRun()}${globalThis.crypto.randomUUID().replaceAll('-', '')}`
  await onCluster(url, (client) => patiently(() => client.query(`create database ${name} template ${source} strategy wal_log`)))
  return { url: named(url, name), drop: () => onCluster(url, (client) => patiently(() => client.query(`drop database if exists ${name}`))) }
}

function named(url: string, name: string): string {
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}

/** A connection that was just closed counts as a user for a moment. */
async function patiently(work: () => Promise<unknown>, tries = 50): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (tries === 0 || (error as { code?: string }).code !== inUse) throw error
    await new Promise((done) => { setTimeout(done, 50) })
    await patiently(work, tries - 1)
  }
}

async function onCluster<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
