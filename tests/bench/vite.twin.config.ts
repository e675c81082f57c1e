import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig, type ConfigEnv, type UserConfig } from 'vite'
import remixOptions from '../../remix.config.js'
import product from '../../vite.config.ts'

/**
 * The product's own settings with another folder, and for the twin another envelope. SIRDASH_BENCH_BUILD says which of
 * the two: `product` is byte for byte what `npm run build` makes, kept apart so that a bench never measures half a build.
 */
const which = process.env.SIRDASH_BENCH_BUILD === 'product' ? 'product' : 'twin'
remixOptions.buildDirectory = `.cache/bench/${which}`

const envelope = { find: /^(#app\/keys|\.)\/envelope\.server\.ts$/, replacement: fileURLToPath(new URL('./plain-envelope.server.ts', import.meta.url)) }

export default defineConfig((env: ConfigEnv) => {
  const own = product(env) as UserConfig
  return which === 'product' ? own : mergeConfig(own, { resolve: { alias: [envelope] } })
})
