// npm run audit:verify -- --fingerprint "12345 67890 …" [--database data/sirdash.db]
// Reads the audit trail with the database and the fingerprint printed with the recovery shares, and no secret.
import { parseArgs } from 'node:util'
import { verifyTrail, type TrailProblem } from '#app/audit/verify-trail.server.ts'
import { connectToRead } from '#db/read-only.server.ts'

const sentences: Record<TrailProblem['kind'], string> = {
  'no-days': 'There is no trail at all.',
  'first-key': 'The trail does not begin with the key whose fingerprint you gave',
  'unsigned-day': 'A day was closed without its key (restored from a backup, or the key was lost): two people must be able to explain it',
  'day-signature': 'The signature of a day does not fit',
  'day-chain': 'A day does not follow the one before',
  'day-open': 'A day in the past was never closed',
  'day-head': 'The entries of a day are not those that were signed',
  'entry-number': 'An entry is not where its number says',
  'entry-chain': 'An entry does not follow the one before',
  'entry-hash': 'An entry was changed',
  'entry-day': 'An entry lies on a day that is not its own',
  'hour-key': 'The key of an entry was changed or is gone',
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))

/** 0 when the trail holds, 1 when something is wrong, 2 when it was not asked properly. */
export async function main(given: string[], print: (line: string) => void = (line) => process.stdout.write(`${line}\n`)): Promise<number> {
  const { values } = parseArgs({ args: given, options: { database: { type: 'string' }, fingerprint: { type: 'string' } } })
  if (!values.fingerprint) {
    print('Give the fingerprint printed with the recovery shares: --fingerprint "12345 67890 …"')
    return 2
  }
  const reading = connectToRead(values.database ?? (process.env.DATABASE_URL || 'data/sirdash.db'))
  try {
    const programme = await reading.db.selectFrom('programme').select('id').executeTakeFirst()
    if (!programme) {
      print('This database has not been set up.')
      return 1
    }
    const problems = await verifyTrail(reading.db, values.fingerprint, programme.id)
    for (const problem of problems) print(`${sentences[problem.kind]}${'day' in problem ? `: ${problem.day}` : 'number' in problem ? `: number ${problem.number}` : ''}`)
    const last = await reading.db.selectFrom('audit_entry').select(['number', 'day', 'hash']).orderBy('number', 'desc').limit(1).executeTakeFirst()
    if (problems.length === 0) print(`The trail holds: ${last?.number ?? 0} entries, the newest on ${last?.day ?? 'no day'}, head ${last?.hash ?? 'none'}.`)
    return problems.length === 0 ? 0 : 1
  } finally {
    await reading.close()
  }
}
