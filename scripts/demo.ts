// Fills the synthetic programme and ends: `node scripts/demo.ts`. `npm run demo` fills it too when it is not there, and serves it.
import { isDemoMade, makeDemo } from '#app/demo/make-demo.server.ts'
import { placesOf } from '#app/http/runtime.server.ts'
import { readSettings } from '#app/http/settings.server.ts'
import { listAccounts, progressBar } from './demo-on-screen.ts'

const places = placesOf({ ...readSettings(process.env), demo: true })

try {
  if (isDemoMade(places)) process.stdout.write('The synthetic programme is there already. Delete its database to fill it anew.\n')
  else await makeDemo(places, progressBar())
  listAccounts()
} catch (error) {
  process.stderr.write(`The synthetic programme could not be filled: ${error instanceof Error ? error.message : 'unknown'}\n`)
  process.exitCode = 1
}
