import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'

/** Where the pages come from: the finished build, or Vite while developing. */
export interface Pages {
  mode: 'production' | 'development'
  clientFolder: string
  build: () => Promise<ServerBuild>
  /** Vite's own middleware. */
  middleware?: RequestHandler
}

export function builtPages(folder = 'build'): Pages {
  const entry = join(folder, 'server', 'index.js')
  if (!existsSync(entry)) throw new Error('There is no build yet: npm run build makes it.')
  let loaded: Promise<ServerBuild> | undefined
  return {
    mode: 'production',
    clientFolder: join(folder, 'client'),
    build: () => (loaded ??= import(pathToFileURL(entry).href) as Promise<ServerBuild>),
  }
}
