import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCase } from '#app/cases/open-case.server.ts'
import { beginScale } from '#app/scales/begin-scale.server.ts'
import { findInstrument, instrument } from '#app/scales/instruments.server.ts'
import { packForm } from '#app/scales/wording-pack-form.server.ts'
import type { WordingPack } from '#app/scales/wording-pack.ts'
import { examplePack, listWordingPacks, loadWordingPack, removeWordingPack } from '#app/scales/wording-packs.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let aysel: Scope
let rena: Scope
beforeAll(async () => {
  p = await testProgramme()
  aysel = await p.person('Aysel', ['administrator'])
  rena = await p.person('Rena', ['psychologist'])
})
afterAll(() => p.close())

const read = (text: string) => packForm(findInstrument).safeParse({ pack: text })
const problem = (text: string) => read(text).error?.issues[0]?.message
const made: WordingPack = {
  instrument: 'gad7', version: 'made up', language: 'az', licence: 'Made up for a test', itemOptions: {},
  items: Object.fromEntries(instrument('gad7').items.map(({ id }) => [id, `question ${id}`])), options: { 0: 'a', 1: 'b', 2: 'c', 3: 'd' },
}
const changed = (change: object) => JSON.stringify({ ...made, ...change })

it('the example that ships holds, and is of our own words', () => {
  expect(read(examplePack).data?.pack).toMatchObject({ instrument: 'appraisal', licence: expect.stringContaining('own words') })
  expect(read(changed({})).success).toBe(true)
})

it.each([
  ['no JSON', '{', 'not-json'],
  ['another shape', '[]', 'wrong-shape'],
  ['no licence line', changed({ licence: undefined }), 'wrong-shape licence'],
  ['something beside it', changed({ script: 'x' }), 'wrong-shape script'],
  ['an instrument there is not', changed({ instrument: 'phq10' }), 'no-such-instrument'],
  ['an instrument without items', changed({ instrument: 'iesr' }), 'no-such-instrument'],
  ['competencies', changed({ instrument: 'enact' }), 'no-such-instrument'],
  ['a question left out', changed({ items: { ...made.items, gad7_7: undefined } }), 'absent-items gad7_7'],
  ['a question too many', changed({ items: { ...made.items, gad7_8: 'x' } }), 'strange-items gad7_8'],
  ['a value without a word', changed({ options: { 0: 'a', 1: 'b', 2: 'c' } }), 'absent-options gad7_1'],
])('refuses %s', (_, text, message) => expect(problem(text)).toBe(message))

it('is loaded and removed by an administrator alone, each written in the trail; the same version is not changed under anybody', async () => {
  await expect(loadWordingPack(p.again(rena), { pack: made })).rejects.toSatisfy(isRefusal)
  expect([await loadWordingPack(p.again(aysel), { pack: made }), await loadWordingPack(p.again(aysel), { pack: { ...made, licence: 'another' } })]).toEqual([{ kind: 'loaded' }, { kind: 'already-there' }])
  const { caseId } = await openCase(rena, { kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor' }, consent: consentSheet() })
  const entry = (pack?: string) => beginScale(p.again(rena), { caseId, instrumentId: 'gad7', language: 'az', pack })
  expect(await entry()).toMatchObject({ pack: { licence: 'Made up for a test', version: 'made up' }, items: { 0: { text: 'question gad7_1', options: { 0: 'a' } } } })
  expect((await entry('none')).pack).toBeUndefined()
  expect((await beginScale(p.again(rena), { caseId, instrumentId: 'gad7', language: 'ru' })).pack).toBeUndefined()
  const [line] = await listWordingPacks(p.again(aysel))
  expect(line).toMatchObject({ short: 'GAD-7', licence: 'Made up for a test', items: 7, loadedBy: 'Aysel' })
  await expect(removeWordingPack(p.again(rena), { id: line!.id })).rejects.toSatisfy(isRefusal)
  await removeWordingPack(p.again(aysel), { id: line!.id })
  expect(await listWordingPacks(p.again(aysel))).toEqual([])
  const did = (await rena.db.selectFrom('audit_entry').select('did').execute()).map((one) => one.did).filter((one) => one.startsWith('wording'))
  expect(did).toEqual(['wording-pack.loaded', 'wording-pack.removed'])
})
