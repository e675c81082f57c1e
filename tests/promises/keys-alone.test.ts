import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isUnreadable } from '#app/keys/unreadable.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { insertGrants } from '#app/keys/grant-table.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { dayOfWork, withoutRules, type DayOfWork } from '#tests/support/day-of-work.ts'
import { readers, type Holder, type Reader } from './readers.ts'

let world: DayOfWork
beforeAll(async () => { world = await dayOfWork() }, 120_000)
afterAll(() => world.close())

type Who = Holder | 'other psychologist' | 'ended agreement' | 'administrator'
const everybody: readonly Who[] = ['owner', 'supervisor', 'backup', 'delegate', 'protection', 'other psychologist', 'ended agreement', 'administrator', 'coordinator']

function person(who: Who): Scope {
  const { rena, leyla, elchin, delegate, protection, nigar, murad, administrator, coordinator } = world
  const people: Record<Who, Scope> = { 'owner': rena, 'supervisor': leyla, 'backup': elchin, delegate, protection, 'other psychologist': nigar, 'ended agreement': murad, administrator, coordinator }
  return world.again(people[who])
}

/** Every word of Rena's, and of the register, that stands in an answer, by the field it was typed into. What Murad agreed to himself is his. */
function typedIn(answer: unknown, who: Who): string[] {
  const text = JSON.stringify(answer ?? null)
  const own = who === 'other psychologist' ? 'nigars.' : who === 'ended agreement' ? 'ended.' : '-'
  return [...world.words.names, ...world.words.texts].filter(([field, word]) => !field.startsWith(own) && text.includes(word)).map(([field]) => field)
}

type Outcome = { kind: 'refused' } | { kind: 'answered'; answer: unknown }

async function asked(reader: Reader, scope: Scope): Promise<Outcome> {
  try {
    return { kind: 'answered', answer: await reader.read(scope, world) }
  } catch (error) {
    if (isRefusal(error) || isUnreadable(error)) return { kind: 'refused' }
    throw error
  }
}

const strangersTo = (reader: Reader): Who[] => everybody.filter((who) => !(reader.whose as readonly Who[]).includes(who))

describe.each(readers)('$name', (reader) => {
  test('opens for whoever holds the key', async () => {
    for (const who of reader.whose) {
      const outcome = await asked(reader, person(who))
      expect(outcome.kind, who).toBe('answered')
      if (who === reader.whose[0] && reader.shows && outcome.kind === 'answered') expect(typedIn(outcome.answer, who)).toContain(reader.shows)
    }
  })

  test('refuses everybody else', async () => {
    for (const who of strangersTo(reader)) {
      const outcome = await asked(reader, person(who))
      if (reader.others === 'refused') expect(outcome.kind, who).toBe('refused')
      if (outcome.kind === 'answered') expect(typedIn(outcome.answer, who), who).toEqual([])
    }
  })

  test('with every permission switched off the keys refuse alone', async () => {
    for (const who of strangersTo(reader)) {
      const outcome = await asked(reader, withoutRules(person(who)))
      if (reader.others === 'refused' && !(reader.keptOutByRule as Who[] | undefined)?.includes(who)) expect(outcome.kind, who).toBe('refused')
      if (outcome.kind === 'answered') expect(typedIn(outcome.answer, who), who).toEqual([])
    }
  })
})

test('it is the grant row that opens, and nothing else: given one, another psychologist reads; without it, no longer', async () => {
  const { file, nigar, rena } = world
  const open = () => openNote(withoutRules(world.again(nigar)), { noteId: file.noteId })
  await expect(open()).rejects.toSatisfy(isRefusal)
  const grants = await world.again(rena).keys.prepareGrants('clinical', file.caseId, [nigar.actor.id], 'chosen')
  await inTransaction(world.again(rena), (scope) => insertGrants(scope.db, grants))
  expect(JSON.stringify(await open())).toContain(world.words.texts.get('one.subjective'))
  await world.connection.db.deleteFrom('key_grant').where('id', 'in', grants.map((grant) => grant.id)).execute()
  await expect(open()).rejects.toSatisfy(isRefusal)
})

test('every use case that reads with a key stands in the table', () => {
  const named = new Set(readers.map(({ name }) => name.split(' ')[0]!))
  const asking = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((file) => `app/${file}`)
    .filter((file) => /^app\/(cases|risk|scales|sessions|assessments|groups|supervision|outcomes|reintegration)\/.*\.server\.ts$/.test(file))
    .filter((file) => /scope\.keys\.(of|maybe|many)\(/.test(readFileSync(file, 'utf8')) && /export async function (read|open|show|list|search|count|begin)/.test(readFileSync(file, 'utf8')))
  const missing = asking.filter((file) => ![...named].some((name) => inFile(file, name)))
  expect(asking.length).toBeGreaterThanOrEqual(12)
  expect(missing).toEqual([])
})

/** A reader is named like its function: `open-note` is `openNote`. */
function inFile(file: string, name: string): boolean {
  const functionName = name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return new RegExp(`\\b${functionName}\\b`).test(readFileSync(file, 'utf8'))
}
