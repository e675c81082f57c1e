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

/** The database of a test, migrated: its own on the cluster of SIRDASH_TEST_DATABASE, or one in memory. */
export async function freshDatabase(url = process.env.SIRDASH_TEST_DATABASE): Promise<FreshDatabase> {
  if (url === undefined || url === '') return { url: ':memory:', drop: async () => {} }
  await makeTemplate(url)
  return createdFrom(url, template)
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

async function createdFrom(url: string, source: string): Promise<FreshDatabase> {
  const name = `sirdash_${globalThis.crypto.randomUUID().replaceAll('-', '')}`
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
