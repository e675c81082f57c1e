import type { Server } from 'node:http'
import type { Pages } from '#app/http/pages.server.ts'

/** Pages straight from the sources, through Vite, on the same port and behind the same headers as the finished build. */
export async function developingPages(server: Server): Promise<Pages> {
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' })
  return {
    mode: 'development',
    clientFolder: 'public',
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as ReturnType<Pages['build']>,
    middleware: vite.middlewares,
  }
}
