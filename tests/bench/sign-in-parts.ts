import { figure } from './figures.ts'
import { inTurn, meanwhile, type Part } from './sides.ts'
import { Visitor } from './visitor.ts'

export const signIn: Part = async (sides) => {
  // a device known since this morning: the passphrase alone, 300 cases' grants looked through
  const seen = await inTurn(sides, 5, async (side) => {
    const visitor = new Visitor(side.house, '127.0.2.1')
    const device = side.people[0]!.cookies.get('__Host-sirdash-device')
    if (device) visitor.cookies.set('__Host-sirdash-device', device)
    const began = performance.now()
    await visitor.signIn(side.house.world.psychologists[0]!, side.house.world.passphrase)
    const ms = performance.now() - began
    visitor.close()
    return ms
  }, 1)
  return [figure('one sign-in', 'ms', seen.own, { plain: seen.plain, cpu: seen.cpu, target: 1200 })]
}

export const signIns: Part = async ({ own }) => {
  const { psychologists, passphrase } = own.house.world
  const began = performance.now()
  const waits = { told: 0, longest: 0 }
  const { result, others } = await meanwhile(own.people[2]!, '/drafts', () => Promise.all(psychologists.map(async (account) => {
    const visitor = new Visitor(own.house, '127.0.3.1')
    const told = await visitor.signIn(account, passphrase)
    waits.told += told.told
    waits.longest = Math.max(waits.longest, told.longest)
    visitor.close()
    return performance.now() - began
  })))
  return [
    figure(`${psychologists.length} sign-ins at once: each`, 'ms', result),
    figure(`${psychologists.length} sign-ins at once: the last`, 'ms', [Math.max(...result)], { target: 12_000 }),
    figure(`longest wait for an answer (${waits.told} told)`, 'ms', [waits.longest], { target: 2500 }),
    figure('another page, sign-ins (p95)', 'ms', others, { target: 500, of: 'p95' }),
  ]
}
