import { expect, test } from 'vitest'
import { asBuilt, runSeries, withoutLedger, type Found } from './series.ts'

const series = (rules: typeof asBuilt): Found => Array.from({ length: 30 }, (_, seed) => runSeries(seed + 1, rules)).reduce((all, one) => ({
  releases: all.releases + one.releases, shown: all.shown + one.shown, revised: all.revised + one.revised, frozen: all.frozen + one.frozen, attacked: all.attacked + one.attacked, contradictory: all.contradictory + one.contradictory, exposed: [...all.exposed, ...one.exposed],
}))

test('12 quarters with half-years, years and revisions survive the attack after every release', () => {
  const found = series(asBuilt)
  console.info(`series: ${JSON.stringify({ ...found, exposed: found.exposed.length })}`)
  expect(found.exposed).toEqual([])
  expect(found.shown).toBeGreaterThan(300)
  expect(found.revised).toBeGreaterThan(10)
  expect(found.frozen).toBeGreaterThan(50)
})

// positive control
test('the same series does not survive it with the ledger switched off', () => {
  const found = series(withoutLedger)
  expect(found.exposed.filter((one) => one.startsWith('revision')).length).toBeGreaterThan(20)
  expect(found.exposed.filter((one) => one.includes('without')).length).toBeGreaterThan(20)
})
