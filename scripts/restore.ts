// npm run restore -- --from backups/sirdash-….age --identity key.txt --database data/sirdash.db
// Opens a backup with its private key into a database that is not there yet.
import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { Decrypter } from 'age-encryption'
import { isPostgres, problemsOfSqlite } from '#db/read-only.server.ts'

/**
 * `identity` begins with AGE-SECRET-KEY-1. Never writes over a database. Throws when the file was not sealed to this
 * identity, was altered or cut short, or does not hold a sound database; nothing is left behind then.
 */
export async function restore({ from, identity, database }: { from: string; identity: string; database: string }): Promise<void> {
  if (!isPostgres(database) && existsSync(database)) throw new Error('There is a database at that place already.')
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  if (!isPostgres(database)) await mkdir(dirname(database), { recursive: true, mode: 0o700 })
  const workplace = await mkdtemp(isPostgres(database) ? join(tmpdir(), 'sirdash-restore-') : `${database}.restoring-`)
  try {
    const copy = join(workplace, 'copy')
    const opened = await decrypter.decrypt(Readable.toWeb(createReadStream(from)) as ReadableStream<Uint8Array>)
    await opened.pipeTo(Writable.toWeb(createWriteStream(copy, { mode: 0o600 })))
    if (isPostgres(database)) return await restorePostgres(copy, database)
    if (problemsOfSqlite(copy).length > 0) throw new Error('The backup does not hold a sound database.')
    await rename(copy, database)
  } finally {
    await rm(workplace, { recursive: true, force: true })
  }
}

function restorePostgres(copy: string, database: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn('pg_restore', ['--exit-on-error', '--single-transaction', '--no-owner', `--dbname=${database}`, copy], { stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', () => { fail(new Error('pg_restore is not on this machine.')) })
    child.on('close', (code) => { if (code === 0) done(); else fail(new Error(`pg_restore ended with ${code}.`)) })
  })
}

/** The first line of an age identity file that is not a comment. */
export function identityIn(text: string): string {
  return text.split('\n').map((line) => line.trim()).find((line) => line.startsWith('AGE-SECRET-KEY-')) ?? ''
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { from: { type: 'string' }, identity: { type: 'string' }, database: { type: 'string' } } })
  if (!values.from || !values.identity || !values.database) {
    process.stderr.write('Give --from (the backup), --identity (the file with its private key) and --database (where it goes).\n')
    process.exit(2)
  }
  try {
    await restore({ from: values.from, identity: identityIn(await readFile(values.identity, 'utf8')), database: values.database })
    process.stdout.write('Restored. Put the server key file back (SIRDASH_KEY_FILE) before you start; without it people come back by recovery code only.\n'
      + 'The audit trail shows the day of the backup as closed without its key: two people should write down why.\n')
  } catch (error) {
    process.stderr.write(`Not restored: ${error instanceof Error ? error.message : 'unknown'}\n`)
    process.exit(1)
  }
}
