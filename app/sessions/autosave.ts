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
/** Browsers take about 64 kB from a page that is going away. */
const lastWords = 60_000

export class Autosave {
  readonly #start: AutosaveStart
  readonly #ground: AutosaveGround
  #known: DraftFields
  #base: number
  #merged: string[]
  #timer: ReturnType<typeof setTimeout> | undefined
  #underway: Promise<void> | undefined
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
    this.#underway = this.#save().finally(() => { this.#underway = undefined })
    return this.#underway
  }

  /** The page goes away: no waiting, no packing. What was sent before and not answered is sent again; it changes nothing then. */
  leave(): void {
    const fields = this.#changed()
    if (!fields) return
    const body = this.#bodyOf(fields)
    if (body === this.#lastSent) return
    this.#lastSent = body
    void this.#ground.send(this.#start.url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, keepalive: body.length < lastWords, credentials: 'same-origin' }).catch(() => this.#toBox(fields))
  }

  /** The line is back. */
  async again(): Promise<void> {
    this.#lastSent = ''
    if (this.#changed()) await this.save()
  }

  #settle(): void {
    if (this.#settled) this.#ground.show(this.#settled)
  }

  #changed(): DraftFields | undefined {
    const fields = this.#ground.read()
    const names = differences(this.#known, fields)
    return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, fields[name]!]))
  }

  async #save(): Promise<void> {
    const fields = this.#changed()
    if (!fields) return this.#settle()
    const body = this.#bodyOf(fields)
    if (body === this.#lastSent) return
    this.#ground.show({ kind: 'saving' })
    try {
      const answer = await this.#ground.send(this.#start.url, { method: 'POST', credentials: 'same-origin', ...await packed(body) })
      this.#lastSent = body
      await this.#take(answer, fields)
    } catch {
      await this.#toBox(fields)
    }
  }

  async #take(answer: Response, fields: DraftFields): Promise<void> {
    const said = await answer.json().catch(() => ({})) as { kind?: string; revision?: number; savedAt?: string; names?: string[] }
    if (answer.ok && said.kind === 'saved') return this.#saved(fields, said)
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

  #bodyOf(fields: DraftFields): string {
    const { windowId, ticket, look } = this.#start
    return JSON.stringify({ base: this.#base, windowId, merged: this.#merged, ticket, look, fields })
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

async function packed(body: string): Promise<RequestInit> {
  const headers = { 'Content-Type': 'application/json' }
  if (body.length <= gzipAbove || typeof CompressionStream === 'undefined') return { headers, body }
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  return { headers: { ...headers, 'Content-Encoding': 'gzip' }, body: await new Response(stream).arrayBuffer() }
}
