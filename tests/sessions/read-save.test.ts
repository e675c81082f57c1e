import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { Autosave, type AutosaveGround, type SaveShown } from '#app/sessions/autosave.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { readNote } from '#app/sessions/note-form.server.ts'
import { answerFields, textFields } from '#app/sessions/note-fields.ts'
import { readSave } from '#app/sessions/read-save.server.ts'
import { soap } from './own-case.ts'

const post = (body: BodyInit, headers: Record<string, string>) => readSave(new Request('http://here/drafts/x/save', { method: 'POST', body, headers }))
const json = (value: unknown, headers: Record<string, string> = {}) => post(JSON.stringify(value), { 'content-type': 'application/json', ...headers })
const statusOf = async (reading: ReturnType<typeof readSave>) => { const read = await reading; return read.kind === 'problem' ? read.status : read.kind }
const save = { base: 1, fields: { subjective: 'word' } }

describe('a save', () => {
  it('is read from JSON, packed or not, and from a form', async () => {
    expect(await json(save)).toMatchObject({ kind: 'read', how: 'json', save: { base: 1, fields: { subjective: 'word' }, merged: [] } })
    expect(await post(gzipSync(JSON.stringify(save)), { 'content-type': 'application/json', 'content-encoding': 'gzip' })).toMatchObject({ kind: 'read', save: { fields: save.fields } })
    const piece = '15bd4b0d-4ef5-450e-8434-de6e5e75df0b:1795456789'
    expect(await json({ ...save, merged: [piece] })).toMatchObject({ kind: 'read', save: { merged: [piece] } })
    const form = new URLSearchParams([['base', '3'], ['then', 'sign'], ['draft.subjective', 'a\r\nb'], ['draft.interventions', ''], ['draft.interventions', 'breathing'], ['draft.interventions', 'sleep-work']])
    expect(await post(form, {})).toMatchObject({ kind: 'read', how: 'form', save: { base: 3, then: 'sign', fields: { subjective: 'a\nb', interventions: 'breathing,sleep-work' } } })
  })

  it('is refused with what is wrong with it', async () => {
    expect(await statusOf(json({ base: 1, fields: { subjective: 'x'.repeat(2_000_000) } }))).toBe(413)
    expect(await statusOf(post(gzipSync(Buffer.alloc(50_000_000)), { 'content-type': 'application/json', 'content-encoding': 'gzip' }))).toBe(413)
    expect(await statusOf(post('not gzip', { 'content-type': 'application/json', 'content-encoding': 'gzip' }))).toBe(400)
    expect(await statusOf(post('x', { 'content-type': 'application/json', 'content-encoding': 'br' }))).toBe(415)
    expect(await statusOf(post('x', { 'content-type': 'text/plain' }))).toBe(415)
    expect(await statusOf(json({ base: 1, fields: { subjective: 'a\0b' } }))).toBe(422)
    expect(await statusOf(post('{"base":1,"fields":{"subjective":"\\ud800"}}', { 'content-type': 'application/json' }))).toBe(422)
    expect(await statusOf(json({ base: -1, fields: {} }))).toBe(400)
    expect(await statusOf(json({ base: 1, fields: { '__proto__ x': 'y' } }))).toBe(400)
    expect(await statusOf(json([]))).toBe(400)
  })

  it('never throws, whatever is sent', async () => {
    await fc.assert(fc.asyncProperty(fc.jsonValue(), fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/html', ''), async (value, type) => {
      const read = await post(JSON.stringify(value), { 'content-type': type || 'x' })
      expect(['read', 'problem']).toContain(read.kind)
    }), { numRuns: 300 })
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      for (const encoding of ['gzip', 'identity']) expect(['read', 'problem']).toContain((await post(bytes, { 'content-type': 'application/json', 'content-encoding': encoding })).kind)
    }), { numRuns: 100 })
  })
})

describe('the note form', () => {
  const ground = { code: 'AGD-7K2P', kind: 'individual', members: [], today: '2024-05-14' } as const
  it('never throws and says something about every draft it does not take', () => {
    const names = [...answerFields, ...textFields]
    const anything = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'held', '2024-02-30', '50', 'soap', 'nothing', 'not-asked', '\ud800', 'x'.repeat(20_001))))
    fc.assert(fc.property(anything, (changes) => {
      const read = readNote({ ...soap, ...changes }, { ...ground, members: [] })
      if (read.kind === 'not-ready') expect(Object.keys(read.problems).length).toBeGreaterThan(0)
    }), { numRuns: 1000 })
  })

  it('asks for type and level of a new risk, and for the reason when nobody asked', () => {
    const problems = (changes: DraftFields) => { const read = readNote({ ...soap, ...changes }, { ...ground, members: [] }); return read.kind === 'not-ready' ? read.problems : {} }
    expect(problems({})).toEqual({})
    expect(problems({ riskAnswer: 'new-or-higher' })).toEqual({ riskType: 'choose', riskLevel: 'choose' })
    expect(problems({ riskAnswer: 'new-or-higher', riskType: 'suicide', riskLevel: 'none' })).toEqual({ riskLevel: 'choose' })
    expect(problems({ riskAnswer: 'not-asked' })).toEqual({ riskReason: 'choose' })
    expect(problems({ riskAnswer: '' })).toEqual({ riskAnswer: 'choose' })
    expect(problems({ outcome: 'no-show', riskAnswer: '', subjective: '' })).toEqual({})
    expect(problems({ outcome: 'cancelled' })).toEqual({ cancelledBy: 'choose' })
  })
})

describe('autosave', () => {
  function page(answers: (() => Promise<Response>)[]) {
    const seen: SaveShown[] = []
    const sent: { base: number; fields: DraftFields }[] = []
    const kept: DraftFields[] = []
    let fields: DraftFields = { subjective: '', plan: 'p' }
    const ground: AutosaveGround = {
      read: () => fields, show: (state) => seen.push(state), moved: () => {}, every: 1,
      send: async (_, init) => {
        sent.push(JSON.parse(String(init.body)) as (typeof sent)[number])
        return (answers.shift() ?? saved(9))()
      },
      box: { keep: async (_, given) => { kept.push(given); return true }, forget: async () => {} },
    }
    const autosave = new Autosave({ url: '/drafts/d/save', base: 1, windowId: 'w', merged: [], ticket: 't', fields }, ground)
    return { autosave, seen, sent, kept, type: (changes: DraftFields) => { fields = { ...fields, ...changes } } }
  }
  const answer = (status: number, value: unknown) => async () => Response.json(value, { status })
  const saved = (revision: number) => answer(200, { kind: 'saved', revision, savedAt: '2024-05-14T10:02:00Z' })

  it('sends the changed parts alone and goes on from the new revision', async () => {
    const { autosave, seen, sent, type } = page([saved(2), saved(3)])
    await autosave.save()
    type({ subjective: 'one' })
    await autosave.save()
    type({ plan: 'two' })
    await autosave.save()
    expect(sent).toMatchObject([{ base: 1, fields: { subjective: 'one' } }, { base: 2, fields: { plan: 'two' } }])
    expect(seen.at(-1)).toEqual({ kind: 'saved', at: '2024-05-14T10:02:00Z' })
  })

  it('says saved again when what was typed is saved already, or was taken back', async () => {
    const { autosave, seen, sent, type } = page([saved(2)])
    type({ subjective: 'one' })
    autosave.touch()
    expect(seen.at(-1)?.kind).toBe('unsaved')
    await autosave.save()
    // a field that is left says once more that it changed
    autosave.touch()
    expect(seen.at(-1)?.kind).toBe('saved')
    type({ subjective: 'two' })
    autosave.touch()
    type({ subjective: 'one' })
    await autosave.save()
    expect(seen.at(-1)?.kind).toBe('saved')
    expect(sent).toHaveLength(1)
  })

  it('keeps text on the device while there is no line, and sends it when there is one', async () => {
    const { autosave, seen, sent, kept, type } = page([() => Promise.reject(new TypeError('no line')), saved(2)])
    type({ subjective: 'offline' })
    await autosave.save()
    expect(kept).toEqual([{ subjective: 'offline' }])
    expect(seen.at(-1)).toEqual({ kind: 'offline', kept: true })
    await autosave.again()
    expect(sent.at(-1)).toMatchObject({ base: 1, fields: { subjective: 'offline' } })
    expect(seen.at(-1)?.kind).toBe('saved')
  })

  describe('a page that is hidden', () => {
    const kinds = (seen: SaveShown[]) => seen.map(({ kind }) => kind)
    /** An answer that comes when it is told to. */
    function later(value: () => Promise<Response>) {
      const { promise, resolve } = Promise.withResolvers<void>()
      return { come: resolve, answer: () => promise.then(value) }
    }

    it('and shown again goes on from the revision that was answered to it', async () => {
      const { autosave, seen, sent, kept, type } = page([saved(2), saved(3)])
      type({ subjective: 'one' })
      autosave.leave()
      await autosave.save()
      expect(seen.at(-1)?.kind).toBe('saved')
      type({ subjective: 'one two' })
      await autosave.save()
      expect(sent).toMatchObject([{ base: 1, fields: { subjective: 'one' } }, { base: 2, fields: { subjective: 'one two' } }])
      expect(kept).toEqual([])
    })

    it('sends nothing twice that gets there by itself, and what was typed since with all that is on its way', async () => {
      const [first, second] = [later(saved(2)), later(saved(3))]
      const { autosave, seen, sent, type } = page([first.answer, second.answer])
      type({ subjective: 'one' })
      const saving = autosave.save()
      await vi.waitFor(() => expect(sent).toHaveLength(1))
      autosave.leave()
      expect(sent).toHaveLength(1)
      type({ subjective: '', plan: 'two' })
      autosave.leave()
      autosave.leave()
      expect(sent[1]).toMatchObject({ base: 1, fields: { subjective: '', plan: 'two' } })
      // the later answer first: the earlier one puts nothing back
      second.come()
      await vi.waitFor(() => expect(seen.at(-1)?.kind).toBe('saved'))
      first.come()
      await saving
      type({ plan: 'three' })
      await autosave.save()
      expect(sent.slice(2)).toMatchObject([{ base: 3, fields: { plan: 'three' } }])
      expect(sent[2]!.fields).not.toHaveProperty('subjective')
    })

    it('that the server could not answer keeps its text on the device, and Save sends it again', async () => {
      const { autosave, seen, sent, kept, type } = page([answer(503, {}), saved(2)])
      type({ subjective: 'one' })
      autosave.leave()
      await vi.waitFor(() => expect(kinds(seen)).toContain('retry'))
      expect(kept).toEqual([{ subjective: 'one' }])
      await autosave.save()
      expect(sent).toHaveLength(2)
      expect(seen.at(-1)?.kind).toBe('saved')
    })

    it('while a long text is being packed sends it once', async () => {
      const { autosave, seen, sent, type } = page([saved(2)])
      type({ subjective: 'word '.repeat(1000) })
      const saving = autosave.save()
      autosave.leave()
      await saving
      await autosave.save()
      expect(sent).toHaveLength(1)
      expect(seen.at(-1)?.kind).toBe('saved')
    })
  })

  it('says what became of a save that was not an ordinary one, and sends all of it again once signed in', async () => {
    const { autosave, seen, sent, type } = page([answer(401, { kind: 'kept' }), saved(2)])
    type({ subjective: 'sealed' })
    await autosave.save()
    expect(seen.at(-1)).toEqual({ kind: 'signed-out', kept: true })
    type({ plan: 'more' })
    await autosave.save()
    expect(sent.at(-1)).toMatchObject({ base: 1, fields: { subjective: 'sealed', plan: 'more' } })
    for (const [status, kind] of [[409, 'conflict'], [413, 'too-large'], [422, 'signs'], [404, 'gone']] as const) {
      const other = page([answer(status, { kind: 'x' })])
      other.type({ subjective: 'x' })
      await other.autosave.save()
      expect(other.seen.at(-1)).toEqual({ kind })
    }
  })
})
