import { administrator, demoPassphrase, demoPin, staff } from '#app/demo/demo-staff.ts'
import type { Progress } from '#app/demo/fill-demo.server.ts'

const wide = 30

/** A bar that stays on its line in a terminal; in a file or a pipe a line for every tenth. */
export function progressBar(out: NodeJS.WriteStream = process.stdout): (progress: Progress) => void {
  let shown = -1
  return ({ done, total }) => {
    const tenth = Math.floor(done / total * 10)
    if (!out.isTTY && tenth === shown) return
    shown = tenth
    const filled = Math.round(done / total * wide)
    const line = `Filling the synthetic programme [${'#'.repeat(filled)}${'.'.repeat(wide - filled)}] ${done} of ${total}`
    out.write(out.isTTY ? `\r${line}${done === total ? '\n' : ''}` : `${line}\n`)
  }
}

/** Everything somebody needs to look around; the current code stands on the sign-in page of the synthetic programme. */
export function listAccounts(out: NodeJS.WriteStream = process.stdout): void {
  out.write(`Accounts of the synthetic programme (nobody in it is real). Passphrase of all: ${demoPassphrase} · PIN: ${demoPin} · the code is on the sign-in page\n`)
  for (const { signInName, roles, districts } of [administrator, ...staff]) out.write(`  ${signInName.padEnd(8)} ${roles.join(', ')}${districts.length > 0 ? ` (${districts.join(', ')})` : ''}\n`)
}
