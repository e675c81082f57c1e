import { existsSync, renameSync, rmSync } from 'node:fs'
import { connect } from '#db/connect.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { claimDatabase } from '#db/one-server.server.ts'
import { argonQueue } from '#app/keys/argon-queue.server.ts'
import { openServerKey } from '#app/keys/server-key.server.ts'
import { fillDemo, type Progress } from './fill-demo.server.ts'

/** Files of the synthetic programme: its database, its server key, the folder of its audit day keys. */
export type DemoPlaces = { databaseUrl: string; keyFile: string; keyFolder: string }

export const isDemoMade = ({ databaseUrl }: DemoPlaces): boolean => existsSync(databaseUrl)

/**
 * Fills under another name and renames at the end, the database last: it is either whole or not there, and an interrupted
 * filling starts again from nothing. Throws when another process is filling.
 */
export async function makeDemo(places: DemoPlaces, onProgress: (progress: Progress) => void = () => {}, now: () => Date = () => new Date()): Promise<void> {
  const filling: DemoPlaces = { databaseUrl: `${places.databaseUrl}.filling`, keyFile: `${places.keyFile}.filling`, keyFolder: `${places.keyFolder}.filling` }
  const release = claimDatabase(filling.databaseUrl)
  try {
    clear(filling)
    await fill(filling, onProgress, now)
    rmSync(places.keyFolder, { recursive: true, force: true })
    renameSync(filling.keyFolder, places.keyFolder)
    renameSync(filling.keyFile, places.keyFile)
    renameSync(filling.databaseUrl, places.databaseUrl)
    clear(filling)
  } finally {
    release()
    rmSync(`${filling.databaseUrl}.lock`, { force: true })
  }
}

async function fill({ databaseUrl, keyFile, keyFolder }: DemoPlaces, onProgress: (progress: Progress) => void, now: () => Date): Promise<void> {
  const connection = await connect(databaseUrl)
  try {
    await migrate(connection.db)
    await fillDemo({ bare: { db: connection.db, serverKey: openServerKey(keyFile), argon: argonQueue(), now }, keyFolder }, onProgress)
  } finally {
    await connection.close()
  }
}

function clear({ databaseUrl, keyFile, keyFolder }: DemoPlaces): void {
  for (const path of [databaseUrl, `${databaseUrl}-wal`, `${databaseUrl}-shm`, keyFile]) rmSync(path, { force: true })
  rmSync(keyFolder, { recursive: true, force: true })
}
