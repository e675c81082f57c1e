import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin, type Rollup } from 'vite'
import { instrumentsIn } from './app/scales/instrument-form.server.ts'
import remixOptions from './remix.config.js'

const brotli = promisify(brotliCompress)

/** Writes the smallest form of each asset beside it, once: a phone on a 2G line pays for every byte. */
function smallestForm(): Plugin {
  return {
    name: 'sirdash-smallest-form',
    apply: 'build',
    // after each of the two builds: Remix writes the list of routes into the pages' folder while it makes the server
    async writeBundle({ dir }) {
      const folder = join(dir ?? '', '..', 'client', 'assets')
      const names = await readdir(folder)
      await Promise.all(names.filter((name) => /\.(js|css|svg)$/.test(name) && !names.includes(`${name}.br`)).map((name) => pack(join(folder, name))))
    },
  }
}

async function pack(path: string): Promise<void> {
  const content = await readFile(path)
  const packed = await brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } })
  if (packed.length < content.length) await writeFile(`${path}.br`, packed)
}

/** A build with instruments that do not hold (a gap between bands, a sum over an item there is not) would give wrong numbers in silence. */
function checkedInstruments(): Plugin {
  return {
    name: 'sirdash-checked-instruments',
    async buildStart() {
      instrumentsIn(JSON.parse(await readFile('app/scales/instruments.json', 'utf8')))
    },
  }
}

type Modules = Parameters<Extract<NonNullable<Rollup.OutputOptions['manualChunks']>, (...given: never[]) => unknown>>[1]

/** What changes with the framework alone stays in the browser's cache when our own pages change. */
function framework(id: string): boolean {
  return /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run\/(router|react))\//.test(id)
}

/** Transformed source of a part that several pages share; what is longer stays a file of its own. */
const smallPart = 1500

/**
 * One file for what every page is made of, and for the small parts that several pages share: each file more costs a phone
 * a question, a set of headers and a dictionary of its own. A part that needs something larger stays with it.
 */
function isPagePart(id: string, modules: Modules, above: string[] = []): boolean {
  if (!/\/app\/.*\.tsx?$/.test(id) || /\.server\.|\/app\/(routes|root|entry)/.test(id)) return false
  const found = modules.getModuleInfo(id)
  if (!found) return false
  const isShared = /\/app\/(ui|language|http)\/[^/]+$/.test(id) || (found.importers.length > 1 && (found.code?.length ?? Infinity) < smallPart)
  return isShared && found.importedIds.every((needed) => above.includes(needed) || framework(needed) || /^\0|\.(css|svg)/.test(needed) || isPagePart(needed, modules, [...above, id]))
}

/** What stands around every page of the desk is one file for the same reason. */
function aroundTheDesk({ getModuleIds, getModuleInfo }: Modules): ReadonlySet<string> {
  const found = new Set([...getModuleIds()].filter((id) => /\/app\/routes\/_desk\.tsx(\?|$)/.test(id)))
  for (const id of found) for (const needed of getModuleInfo(id)?.importedIds ?? []) found.add(needed)
  return found
}

function chunkOf(id: string, modules: Modules): string | undefined {
  if (framework(id)) return 'framework'
  if (isPagePart(id, modules)) return 'page-parts'
  return /\/app\/(?!routes)/.test(id) && aroundTheDesk(modules).has(id) ? 'desk' : undefined
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [remix(remixOptions), smallestForm(), checkedInstruments()],
  clearScreen: false,
  build: {
    target: 'es2022',
    sourcemap: false,
    // data: scripts and styles are refused by the content security policy
    assetsInlineLimit: 0,
    // Vite's preload links carry no nonce, so the browser would refuse them
    modulePreload: false as const,
    cssMinify: true,
    // 4 kB less on every first load than esbuild (decision 127)
    minify: isSsrBuild ? false : ('terser' as const),
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3 } },
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: chunkOf } },
  },
  server: { middlewareMode: true },
}))
