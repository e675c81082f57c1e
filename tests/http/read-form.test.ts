import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isEchoed, sentenceOf, type FormProblems } from '#app/http/form-problems.ts'
import { plainText } from '#app/http/plain-text.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { wordsOf } from '#app/language/messages.server.ts'

const schema = z.object({
  note: plainText({ max: 20 }),
  minutes: z.number().int().max(300).optional(),
  goals: z.array(z.enum(['better', 'same', 'worse'])).optional(),
  passphrase: z.string().min(15).optional(),
})

function posted(body: string | FormData, type = 'application/x-www-form-urlencoded'): Request {
  const headers = typeof body === 'string' ? { 'Content-Type': type } : undefined
  return new Request('http://localhost/', { method: 'POST', body, headers })
}

async function problems(body: string | FormData): Promise<FormProblems> {
  const reading = await readForm(posted(body), schema)
  if (reading.kind === 'valid') throw new Error('the form was taken')
  expect(reading.response.status).toBe(422)
  return await reading.response.json() as FormProblems
}

const statusOf = (body: string | FormData, type?: string) => readForm(posted(body, type), schema).then(() => 200, (thrown: Response) => thrown.status)

describe('a form', () => {
  it('is read by its schema', async () => {
    expect(await readForm(posted('note=walk&minutes=50&goals=better&goals=same'), schema)).toEqual({ kind: 'valid', value: { note: 'walk', minutes: 50, goals: ['better', 'same'] } })
    const sheet = new FormData()
    sheet.set('note', 'walk')
    expect(await readForm(posted(sheet), schema)).toMatchObject({ kind: 'valid', value: { note: 'walk' } })
  })

  it.each([
    ['note=', { note: ['required'] }],
    ['note=abcdefghijklmnopqrstuvwxyz', { note: ['too-long:20'] }],
    ['note=a&minutes=many', { minutes: ['not-a-number'] }],
    ['note=a&minutes=1.5', { minutes: ['not-whole'] }],
    ['note=a&minutes=900', { minutes: ['at-most:300'] }],
    ['note=a&goals=perfect', { 'goals[0]': ['not-a-choice'] }],
    ['note=a&note=b', { note: ['not-understood'] }],
    ['note=a&passphrase=short', { passphrase: ['too-short:15'] }],
  ])('%s comes back with message keys', async (body, errors) => {
    expect((await problems(body)).errors).toEqual(errors)
  })

  it('keeps what was typed, secrets apart', async () => {
    const { values } = await problems('minutes=many&note=walk&passphrase=correct+horse&pin=123456&code=1&codeSheet=2&goals=better&goals=same')
    expect(values).toEqual({ minutes: 'many', note: 'walk', goals: ['better', 'same'] })
  })

  it.each(['passphrase', 'newPassphrase', 'pin', 'oldPin', 'new-pin', 'code', 'codes', 'totpCode', 'share', 'share2', 'share[1]', 'secret'])('%s is never echoed', (name) => {
    expect(isEchoed(name)).toBe(false)
  })

  it.each(['opinion', 'spine', 'decode', 'shared', 'note', 'sharedWith'])('%s is (control)', (name) => {
    expect(isEchoed(name)).toBe(true)
  })
})

describe('a problem', () => {
  it('is a sentence in the language of the page', () => {
    expect(sentenceOf('too-long:20000', wordsOf('en'), 'en')).toContain('longer than 20,000 characters')
    expect(sentenceOf('unreadable-text', wordsOf('az'), 'az')).toBe(wordsOf('az').frame.field.unreadableText)
    expect(sentenceOf('at-most:300', wordsOf('ru'), 'ru')).toBe('Напишите не больше 300.')
    expect(sentenceOf('wrong-word', wordsOf('en'), 'en', { wrongWord: 'Not that word.' })).toBe('Not that word.')
    expect(sentenceOf('constructor', wordsOf('en'), 'en')).toBe(wordsOf('en').connection.field.notUnderstood)
  })
})

describe('text that would not come back as typed', () => {
  it.each([['NUL', 'note=a%00b'], ['half a pair', 'note=a%ED%A0%80b'], ['bytes that are not UTF-8', 'note=%FF'], ['a mark a decoder left', 'note=%EF%BF%BD']])('%s is refused beside its field', async (_, body) => {
    expect((await problems(body)).errors).toEqual({ note: ['unreadable-text'] })
  })

  it('is refused in a field without such a rule', async () => {
    expect((await problems('note=a&passphrase=aaaaaaaaaaaaaaaa%00')).errors).toEqual({ passphrase: ['unreadable-text'] })
  })

  it('is refused as a file', async () => {
    const sheet = new FormData()
    sheet.set('note', new Blob(['walk']), 'note.txt')
    expect((await problems(sheet)).errors).toEqual({ note: ['unreadable-text'] })
  })

  it('is the only text refused: everything else comes back to the letter', async () => {
    const any = z.object({ note: plainText({ max: 5000 }) })
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (note) => {
      const reading = await readForm(posted(new URLSearchParams({ note }).toString()), any)
      const whole = !note.includes('\0') && !note.includes('\uFFFD') && note.isWellFormed()
      expect(reading.kind).toBe(whole ? 'valid' : 'invalid')
      if (reading.kind === 'valid') expect(reading.value.note).toBe(note)
    }), { numRuns: 300 })
  })

  it('is counted in characters', () => {
    expect(plainText({ max: 3 }).safeParse('😀😀😀').success).toBe(true)
    expect(plainText({ max: 3 }).safeParse('😀😀😀😀').success).toBe(false)
    expect(plainText({ max: 3 }).safeParse('\ud83d').success).toBe(false)
    expect(plainText({ max: 3 }).parse(' a ')).toBe(' a ')
  })
})

describe('what is no form', () => {
  it('is refused as a whole', async () => {
    expect(await statusOf('note=a')).toBe(200)
    expect(await statusOf('{}', 'application/json')).toBe(415)
    expect(await statusOf('x', 'multipart/form-data; boundary=y')).toBe(400)
    expect(await statusOf('a=1&'.repeat(1200))).toBe(413)
  })

  it.each(['__proto__.x=1', 'constructor.prototype.x=1', 'a.prototype=1', 'x[4294967290]=1', 'a.b.c.d.e.f.g=1', '%00=1', '=1'])('%s changes nothing', async (field) => {
    expect([200, 400]).toContain(await statusOf(`note=a&${field}`))
    expect(Object.prototype).not.toHaveProperty('x')
  })

  it('never becomes an error of ours', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))), async (fields) => {
      const body = fields.map(([name, value]) => `${safe(name)}=${safe(value)}`).join('&')
      const reading = await readForm(posted(body), schema).catch((thrown: unknown) => thrown)
      expect(reading instanceof Response ? reading.status < 500 : typeof reading === 'object' && reading !== null && 'kind' in reading).toBe(true)
    }), { numRuns: 300 })
  })
})

const safe = (text: string) => encodeURIComponent(text.toWellFormed())
