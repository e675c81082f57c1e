import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { figure, type Figure } from './figures.ts'
import type { House } from './house.ts'
import { Visitor, type Answer } from './visitor.ts'
import { amounts } from './world.ts'

/** Both houses with the same people signed in; `own` is the product. */
export type Side = { house: House; people: Visitor[]; delegate: Visitor }
export type Sides = { own: Side; plain: Side }
export type Part = (sides: Sides) => Promise<Figure[]>

export async function signedIn(house: House): Promise<Side> {
  const { passphrase, psychologists, delegate } = house.world
  const people: Visitor[] = []
  for (const account of psychologists.slice(0, amounts.writers)) people.push(await enter(house, account, passphrase))
  return { house, people, delegate: await enter(house, delegate, passphrase) }
}

async function enter(house: House, account: House['world']['delegate'], passphrase: string): Promise<Visitor> {
  const visitor = new Visitor(house, '127.0.1.1')
  await visitor.signIn(account, passphrase)
  return visitor
}

/** The same act on both, one after the other in turn, so that whatever else the machine does falls on both. */
export async function inTurn(sides: Sides, rounds: number, act: (side: Side, round: number) => Promise<number>, warm = 3): Promise<{ own: number[]; plain: number[]; cpu: number | undefined }> {
  const seen = { own: [] as number[], plain: [] as number[] }
  let cpu = 0
  for (let round = -warm; round < rounds; round++) {
    for (const which of round % 2 === 0 ? ['own', 'plain'] as const : ['plain', 'own'] as const) {
      const before = cpuTime(sides.own.house)
      const ms = await act(sides[which], round + warm)
      if (round < 0) continue
      seen[which].push(ms)
      if (which === 'own') cpu += cpuTime(sides.own.house) - before
    }
  }
  return { ...seen, cpu: existsSync('/proc/self/stat') ? cpu / rounds : undefined }
}

/** Milliseconds of processor time a server has used, in steps of ten (so: only sums of many acts say anything); 0 where there is no /proc. */
function cpuTime({ pid }: House): number {
  const stat = `/proc/${pid}/stat`
  if (!existsSync(stat)) return 0
  const fields = readFileSync(stat, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

export function must(answer: Answer, status: number, what: string): Answer {
  if (answer.status !== status) throw new Error(`${what} answered ${answer.status}`)
  return answer
}

/** Asks for another person's page again and again while something heavy runs; the times of those that fell into it. */
export async function meanwhile<T>(other: Visitor, path: string, work: () => Promise<T>): Promise<{ result: T; others: number[] }> {
  const others: number[] = []
  let done = false
  const asking = (async () => {
    while (!done) {
      others.push(must(await other.open(path), 200, path).ms)
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  })()
  const result = await work().finally(() => { done = true })
  await asking
  return { result, others }
}

/** What the disk takes for one durable write of 4 kB: no save can be faster. Beside each kind of saving. */
export const diskOf = ({ house }: Side): Figure => figure('one write of 4 kB (fdatasync)', 'ms', durableWrites(house.databaseFile))

function durableWrites(folder: string): number[] {
  const path = join(dirname(folder), 'fdatasync')
  const file = openSync(path, 'w')
  const times = Array.from({ length: 100 }, () => {
    const began = performance.now()
    writeSync(file, Buffer.alloc(4096, 1))
    fdatasyncSync(file)
    return performance.now() - began
  })
  closeSync(file)
  rmSync(path)
  return times
}
