// npm run backup [-- --to backups] : one encrypted file of the whole database, while the server runs.
// SIRDASH_BACKUP_RECIPIENT is an age recipient whose private key is not on this machine. The server key file is never in it.
import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { Encrypter } from 'age-encryption'
import { copySqlite, isPostgres } from '#db/read-only.server.ts'

/** Writes `to/sirdash-<time>.age` and returns its path. `recipient` begins with age1. Throws before anything is written when it does not. */
export async function backUp({ database, recipient, to, now = new Date() }: { database: string; recipient: string; to: string; now?: Date }): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  await mkdir(to, { recursive: true, mode: 0o700 })
  const workplace = await mkdtemp(join(tmpdir(), 'sirdash-backup-'))
  try {
    const copy = join(workplace, 'copy')
    if (isPostgres(database)) await run('pg_dump', ['--format=custom', `--file=${copy}`, database])
    else copySqlite(database, copy)
    const file = join(to, `sirdash-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.age`)
    // written whole under another name first: a file with the right name is a whole one
    const sealed = await encrypter.encrypt(Readable.toWeb(createReadStream(copy)) as ReadableStream<Uint8Array>)
    await sealed.pipeTo(Writable.toWeb(createWriteStream(`${file}.part`, { mode: 0o600, flags: 'wx' })))
    await rename(`${file}.part`, file)
    return file
  } finally {
    await rm(workplace, { recursive: true, force: true })
  }
}

function run(program: string, args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', () => { fail(new Error(`${program} is not on this machine.`)) })
    child.on('close', (code) => { if (code === 0) done(); else fail(new Error(`${program} ended with ${code}.`)) })
  })
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { to: { type: 'string', default: 'backups' }, database: { type: 'string' } } })
  const recipient = process.env.SIRDASH_BACKUP_RECIPIENT
  if (!recipient) {
    process.stderr.write('Set SIRDASH_BACKUP_RECIPIENT to the age recipient (age1…) whose private key is kept elsewhere.\n')
    process.exit(2)
  }
  try {
    process.stdout.write(`Backed up to ${await backUp({ database: values.database ?? (process.env.DATABASE_URL || 'data/sirdash.db'), recipient, to: values.to })}\n`)
  } catch (error) {
    process.stderr.write(`The backup was not made: ${error instanceof Error ? error.message : 'unknown'}\n`)
    process.exit(1)
  }
}
