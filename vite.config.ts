import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import { instrumentsIn } from './app/scales/instrument-form.server.ts'
import remixOptions from './remix.config.js'

const brotli = promisify(brotliCompress)

/** Writes the smallest form of each asset beside it, once: a phone on a 2G line pays for every byte. */
function smallestForm(): Plugin {
  return {
    name: 'sirdash-smallest-form',
    apply: (_, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    async writeBundle({ dir }) {
      const folder = join(dir ?? '', 'assets')
      for (const name of await readdir(folder)) {
        if (!/\.(js|css|svg)$/.test(name)) continue
        const packed = await brotli(await readFile(join(folder, name)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
        await writeFile(join(folder, `${name}.br`), packed)
      }
    },
  }
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

/** What changes with the framework alone stays in the browser's cache when our own pages change. */
function framework(id: string): string | undefined {
  // one file for what every page is made of: twenty small ones cost a phone twenty sets of headers
  if (/\/app\/(ui|language)\/[^/]+\.tsx?$/.test(id) && !id.includes('.server.')) return 'page-parts'
  return /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run\/(router|react))\//.test(id) ? 'framework' : undefined
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
    minify: isSsrBuild ? false : ('esbuild' as const),
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: framework } },
  },
  server: { middlewareMode: true },
}))
