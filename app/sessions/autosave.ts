// Keeps what is typed: the changed parts alone, at most every ten seconds, and at once when the window is left. Knows
// nothing of React, so that it can be tried without a page.
import { differences, type DraftFields } from './draft.ts'

export type SaveShown =
  | { kind: 'untouched' | 'saving' | 'unsaved' | 'retry' | 'too-large' | 'signs' | 'gone' | 'conflict' }
  | { kind: 'saved'; at: string }
  /** Written by a page that reads nothing back. */
  | { kind: 'kept' }
  /** No line: kept sealed on this device, or not where the browser cannot. */
  | { kind: 'offline'; kept: boolean }
  | { kind: 'signed-out'; kept: boolean }

/** `shown`: what stands beside the title while nothing is waiting to be saved. */
export type AutosaveStart = { url: string; base: number; windowId: string; merged: string[]; ticket: string; fields: DraftFields; shown?: SaveShown; /** Asks what names stand in the text as it is saved. */ look?: boolean }

/** The page and the browser around it; a test gives its own. */
export type AutosaveGround = {
  read: () => DraftFields
  show: (state: SaveShown) => void
  /** `names`: what stands in the place of names found in the text as it was saved, where somebody looked. */
  moved: (base: number, names?: readonly string[]) => void
  send: (url: string, init: RequestInit) => Promise<Response>
  box: { keep: (piece: { base: number; windowId: string; ticket: string }, fields: DraftFields) => Promise<boolean>; forget: (windowId: string) => Promise<void> }
  every?: number
}

const gzipAbove = 1000
/** Browsers take 64 kB, in all that is on its way, from a page that is going away; a save this small may count on it too. */
const lastWords = 60_000
const smallSave = 4_000

/** A save on its way. `outlives`: it gets there without the page. */
type OnTheWay = { turn: number; fields: DraftFields; said: string; outlives: boolean }

export class Autosave {
  readonly #start: AutosaveStart
  readonly #ground: AutosaveGround
  #known: DraftFields
  #base: number
  #merged: string[]
  #timer: ReturnType<typeof setTimeout> | undefined
  #underway: Promise<void> | undefined
  /** This page's saves in their order, whichever way they arrive. */
  readonly #run = Math.random().toString(36).slice(2)
  #turn = 0
  #answered = 0
  #onTheWay: OnTheWay | undefined
  #lastSent = ''
  /** To be said again when nothing is left to save, whatever was typed and taken back in between. */
  #settled: SaveShown | undefined

  constructor(start: AutosaveStart, ground: AutosaveGround) {
    this.#start = start
    this.#ground = ground
    this.#known = start.fields
    this.#base = start.base
    this.#merged = start.merged
    this.#settled = start.shown
  }

  /** Something was typed or chosen. */
  touch(): void {
    if (!this.#underway && this.#changed()) this.#ground.show({ kind: 'unsaved' })
    else if (!this.#underway) this.#settle()
    this.#timer ??= setTimeout(() => void this.save(), this.#ground.every ?? 10_000)
  }

  /** Saves now what is not yet saved; waits for a save on its way first. */
  async save(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#underway) {
      await this.#underway
      return this.#changed() ? this.save() : undefined
    }
    return this.#follow(this.#save())
  }

  /** The page may go away, or only be hidden: no waiting, no packing, and what is answered is taken as after any save. Holds all that is on its way and would not get there alone. */
  leave(): void {
    const fields = this.#changed(this.#onTheWay?.fields)
    if (!fields) return
    const said = this.#saidOf(fields)
    if (said === this.#lastSent || (this.#onTheWay?.outlives && said === this.#onTheWay.said)) return
    const turn = ++this.#turn
    const body = this.#bodyOf(fields, turn)
    void this.#follow(this.#post({ turn, fields, said, outlives: bytesOf(body) < lastWords }, plain(body)))
  }

  /** The line is back. */
  async again(): Promise<void> {
    this.#lastSent = ''
    if (this.#changed()) await this.save()
  }

  #settle(): void {
    if (this.#settled) this.#ground.show(this.#settled)
  }

  /** What the server is not known to have; `also`: parts to be named whether they changed or not. */
  #changed(also: DraftFields = {}): DraftFields | undefined {
    const fields = this.#ground.read()
    const names = [...new Set([...differences(this.#known, fields), ...Object.keys(also).filter((name) => name in fields)])]
    return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, fields[name]!]))
  }

  async #save(): Promise<void> {
    const fields = this.#changed()
    if (!fields) return this.#settle()
    const said = this.#saidOf(fields)
    if (said === this.#lastSent) return
    this.#ground.show({ kind: 'saving' })
    const turn = ++this.#turn
    const init = await packed(this.#bodyOf(fields, turn))
    // the page was left while this was packed: all of it is on its way
    if (turn === this.#turn) await this.#post({ turn, fields, said, outlives: bytesOf(init.body) < smallSave }, init)
  }

  async #post(sent: OnTheWay, init: Packed): Promise<void> {
    this.#onTheWay = sent
    try {
      const answer = await this.#ground.send(this.#start.url, { method: 'POST', credentials: 'same-origin', keepalive: sent.outlives, ...init })
      if (!this.#isOvertaken(sent)) await this.#take(answer, sent)
    } catch {
      if (!this.#isOvertaken(sent)) await this.#toBox(sent.fields)
    } finally {
      if (this.#onTheWay === sent) this.#onTheWay = undefined
    }
  }

  /** A later save, with all of this in it, is at the server. */
  #isOvertaken({ turn }: OnTheWay): boolean {
    return turn < this.#answered
  }

  /** Whoever saves next waits for all that is on its way. */
  #follow(work: Promise<void>): Promise<void> {
    const all: Promise<void> = Promise.allSettled([this.#underway, work]).then(() => {
      if (this.#underway === all) this.#underway = undefined
      return work
    })
    this.#underway = all
    return all
  }

  async #take(answer: Response, sent: OnTheWay): Promise<void> {
    const { fields } = sent
    this.#lastSent = sent.said
    const said = await answer.json().catch(() => ({})) as { kind?: string; revision?: number; savedAt?: string; names?: string[] }
    if (answer.ok && said.kind === 'saved') {
      this.#answered = sent.turn
      return this.#saved(fields, said)
    }
    const shown = shownFor(answer.status, said.kind)
    if (!shown) {
      this.#lastSent = ''
      await this.#toBox(fields, { kind: 'retry' })
      this.#timer ??= setTimeout(() => void this.save(), 15_000)
      return
    }
    this.#ground.show(shown)
  }

  async #saved(fields: DraftFields, { revision = this.#base, savedAt = '', names }: { revision?: number; savedAt?: string; names?: string[] }): Promise<void> {
    this.#known = { ...this.#known, ...fields }
    this.#base = revision
    this.#merged = []
    this.#ground.moved(revision, names)
    this.#settled = { kind: 'saved', at: savedAt }
    this.#settle()
    await this.#ground.box.forget(this.#start.windowId).catch(() => {})
    if (this.#changed()) this.touch()
  }

  async #toBox(fields: DraftFields, shown?: SaveShown): Promise<void> {
    const { windowId, ticket } = this.#start
    const kept = await this.#ground.box.keep({ base: this.#base, windowId, ticket }, fields).catch(() => false)
    this.#ground.show(shown ?? { kind: 'offline', kept })
  }

  #saidOf = (fields: DraftFields): string => JSON.stringify([this.#base, fields])

  #bodyOf(fields: DraftFields, turn: number): string {
    const { windowId, ticket, look } = this.#start
    return JSON.stringify({ base: this.#base, windowId, run: this.#run, turn, merged: this.#merged, ticket, look, fields })
  }
}

/** undefined when trying again may help: the text then waits on the device. */
function shownFor(status: number, kind: string | undefined): SaveShown | undefined {
  if (status === 409) return { kind: 'conflict' }
  if (status === 401) return { kind: 'signed-out', kept: kind === 'kept' }
  if (status === 413) return { kind: 'too-large' }
  if (status === 422) return { kind: 'signs' }
  return status === 404 ? { kind: 'gone' } : undefined
}

type Packed = { headers: Record<string, string>; body: string | ArrayBuffer }

const plain = (body: string): Packed => ({ headers: { 'Content-Type': 'application/json' }, body })
const bytesOf = (body: string | ArrayBuffer): number => (typeof body === 'string' ? new TextEncoder().encode(body).length : body.byteLength)

async function packed(body: string): Promise<Packed> {
  if (body.length <= gzipAbove || typeof CompressionStream === 'undefined') return plain(body)
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  return { headers: { ...plain(body).headers, 'Content-Encoding': 'gzip' }, body: await new Response(stream).arrayBuffer() }
}
