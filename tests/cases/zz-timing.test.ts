import { test } from 'vitest'
import { Session } from 'node:inspector/promises'
import { listCaseload } from '#app/cases/list-caseload.server.ts'
import { caseFilesOf } from '#app/cases/case-table.server.ts'
import { openHeader } from '#app/cases/sealed-case.server.ts'
import { testProgramme } from '#tests/support/programme.ts'
import { identity, opened } from './opened.ts'
test('time', async () => {
  const p = await testProgramme()
  const rena = await p.person('Rena', ['psychologist'])
  for (let i = 0; i < 300; i++) await opened(rena, { identity: identity({ givenName: `Sevda${i}` }) })
  const cpu = async (name: string, work: () => Promise<unknown>) => {
    const all: number[] = []
    for (let i = 0; i < 40; i++) { const c = process.cpuUsage(); await work(); const d = process.cpuUsage(c); all.push((d.user + d.system) / 1000) }
    console.log(name, 'cpu ms median', all.sort((a, b) => a - b)[20])
  }
  await cpu('list', () => listCaseload(p.again(rena)))
  const files = await caseFilesOf(rena.db, [rena.actor.id])
  await cpu('rows', () => caseFilesOf(rena.db, [rena.actor.id]))
  await cpu('keys.many', () => p.again(rena).keys.many('clinical', files.map((f) => f.id)))
  const keys = await rena.keys.many('clinical', files.map((f) => f.id))
  await cpu('headers', async () => files.map((f) => openHeader(keys.get(f.id)!, f)))
  const session = new Session(); session.connect()
  await session.post('Profiler.enable'); await session.post('Profiler.start')
  for (let i = 0; i < 40; i++) await listCaseload(p.again(rena))
  const { profile } = await session.post('Profiler.stop')
  const self = new Map<string, number>()
  const byId = new Map(profile.nodes.map((n) => [n.id, n]))
  profile.samples!.forEach((id, i) => { const n = byId.get(id)!; const k = `${n.callFrame.functionName} ${n.callFrame.url.split('/').slice(-2).join('/')}`; self.set(k, (self.get(k) ?? 0) + profile.timeDeltas![i]!) })
  console.log([...self].sort((a, b) => b[1] - a[1]).slice(0, 22).map(([k, v]) => `${(v / 40000).toFixed(2)}ms ${k}`).join('\n'))
}, 240_000)
