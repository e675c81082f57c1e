import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type Which = 'product' | 'twin'

export const buildFolder = (which: Which): string => join('.cache', 'bench', which)

/** Makes both builds (20 s) when a source file is newer than they are. */
export async function freshBuilds(say: (line: string) => void): Promise<void> {
  const newest = Math.max(...['app', 'db', 'tests/bench'].flatMap(filesIn).concat('vite.config.ts', 'remix.config.js', 'package-lock.json').map((file) => statSync(file).mtimeMs))
  for (const which of ['product', 'twin'] as const) {
    const entry = join(buildFolder(which), 'server', 'index.js')
    if (existsSync(entry) && statSync(entry).mtimeMs > newest) continue
    say(`Building the ${which} …`)
    await run(['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'error', '--config', 'tests/bench/vite.twin.config.ts'], { SIRDASH_BENCH_BUILD: which })
  }
}

/** What Node is told so that it runs the twin's sealing; nothing for the product. */
export const importsOf = (which: Which): string[] => (which === 'twin' ? ['--import', new URL('./plain-hook.ts', import.meta.url).href] : [])

/** Runs Node to its end; throws with what it said when that was not a good one. */
export function run(args: string[], env: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', ...args], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NODE_ENV: 'production', ...env } })
    let said = ''
    child.stderr.on('data', (text: Buffer) => { said += text.toString() })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}\n${said}`))))
  })
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
