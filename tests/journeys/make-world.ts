import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeLivedIn } from '../support/whole-server.ts'

/** A lived-in programme, made once; each file of journeys goes on in a copy of its own. */
export default async function makeWorld(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'sirdash-journeys-'))
  process.env.SIRDASH_JOURNEYS_WORLD = folder
  await makeLivedIn(folder)
  return () => { rmSync(folder, { recursive: true, force: true }) }
}
