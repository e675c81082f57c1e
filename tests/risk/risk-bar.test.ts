import { afterAll, beforeAll, expect, test } from 'vitest'
import { riskBarAt } from '#app/risk/risk-bar.server.ts'
import { saveScale } from '#app/scales/save-scale.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'
import { newId } from '#app/work/id.ts'
import { filled } from '#tests/scales/filled.ts'
import { ownCase, signed } from '#tests/sessions/own-case.ts'
import { contactOf, firstContact } from '#tests/support/file-of-work.ts'
import { alertWorld, type AlertWorld } from './alert-world.ts'

let w: AlertWorld
beforeAll(async () => { w = await alertWorld() })
afterAll(() => w.close())

test('stands on every page of one person’s case, with the alert that is open, and on nobody else’s', async () => {
  const caseId = await ownCase(w.again(w.rena))
  const scale = await saveScale(w.again(w.rena), { caseId, entry: filled('gad7', { entered: { total: '9' } }) })
  if (scale.kind !== 'saved') throw new Error(scale.kind)
  const noteId = await signed(w.again(w.rena), caseId)
  const reviewId = await startReview(w.again(w.leyla), noteId)
  const alertId = await w.raise(caseId)
  // its line in the frame, but not twice on its own page
  const onItsOwn = await riskBarAt(w.again(w.rena), `/alerts/${alertId}`)
  expect(onItsOwn).toMatchObject({ caseId, open: [] })
  expect(await riskBarAt(w.again(w.leyla), `/alerts/${alertId}`)).toBeNull()
  const paths = [`/cases/${caseId}`, `/notes/${noteId}`, `/scales/${scale.scaleId}`, `/scales/${scale.scaleId}/retract`, `/reviews/${reviewId}`]
  for (const path of paths) {
    expect([path, await riskBarAt(w.again(w.rena), path)]).toMatchObject([path, { caseId, open: [{ id: alertId }] }])
    expect([path, await riskBarAt(w.again(w.leyla), path)]).toEqual([path, null])
  }
  const nigar = await w.person('Nigar', ['psychologist'])
  for (const path of paths) expect(await riskBarAt(nigar, path)).toBeNull()
  const { caseId: contactCase } = await firstContact(w.again(w.rena), 'a line')
  const retraction = `/contacts/${await contactOf(w.again(w.rena), contactCase)}/retract`
  expect(await riskBarAt(w.again(w.rena), retraction)).toMatchObject({ caseId: contactCase, open: [] })
  for (const other of [w.again(w.leyla), nigar]) expect([await riskBarAt(other, retraction), await riskBarAt(nigar, `/alerts/${alertId}`)]).toEqual([null, null])
  for (const path of ['/scales', '/alerts', `/alerts/${newId()}`, `/contacts/${newId()}/retract`, '/reviews', `/reviews/${newId()}`, `/scales/${newId()}`]) expect(await riskBarAt(w.again(w.rena), path)).toBeNull()
})
