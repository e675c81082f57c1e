import { useCallback, useEffect, useRef, useState } from 'react'
import { IdleWatch } from './idle-watch.ts'
import { isDoor, PageCover, type CoverMessage, type Door } from './page-cover.ts'
import { postHere } from './whose-page.ts'

type Message = CoverMessage | { kind: 'active'; at: number }

const channelName = 'sirdash-page'
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input'] as const

export type Covering = {
  /** Seconds until the page covers itself, when it is time to say so. */
  secondsLeft: number | undefined
  /** Covered, and the server has not heard yet what it is asked for. */
  waitsFor: Door | undefined
  close: (door: Door) => void
  again: () => void
}

/** Covers this page when nobody is there, and at veil, lock and sign-out; `after` in milliseconds. */
export function usePageCover(after: number): Covering {
  const [secondsLeft, warn] = useState<number>()
  const [waitsFor, setWaiting] = useState<Door>()
  const cover = useRef<PageCover>()
  useEffect(() => {
    const channel = new BroadcastChannel(channelName)
    const away = new AbortController()
    const tell = (message: Message) => channel.postMessage(message)
    let written = cameBack()
    const own = new PageCover({
      hide, post, tell, keep: async () => written && keepWritten(written), go: (to) => location.replace(to), here: () => location.pathname, waits: setWaiting, later: (act, ms) => { setTimeout(act, ms) },
    })
    cover.current = own
    const watch = new IdleWatch(after, {
      now: Date.now, warn, idle: () => void own.close('/veil'), tell: (at) => tell({ kind: 'active', at }),
      // a veiled or locked session answers with the way to its door
      ping: () => void postHere('/ping', asForm()).then(({ type }) => { if (type === 'opaqueredirect') own.hear({ kind: 'closed' }) }).catch(() => {}),
    })
    const listen = (target: EventTarget, names: readonly string[], act: (event: Event) => void) => {
      for (const name of names) target.addEventListener(name, act, { signal: away.signal, capture: true, passive: name !== 'submit' })
    }
    channel.onmessage = ({ data }: MessageEvent<Message>) => (data.kind === 'active' ? watch.heard(data.at) : own.hear(data))
    listen(document, signs, () => watch.active())
    listen(document, ['input'], ({ target }) => { written = [(target as HTMLInputElement).form].find(isKept) ?? written })
    listen(document, ['visibilitychange'], () => watch.check())
    listen(window, ['focus'], () => watch.check())
    listen(window, ['online'], () => void own.again())
    listen(document, ['submit'], (event) => closeInstead(event, own))
    // the browser may keep the page as it is and show it at "back": it is kept covered, and asked for anew
    listen(window, ['pagehide'], hide)
    listen(window, ['pageshow'], (event) => { if ((event as PageTransitionEvent).persisted) askAnew() })
    const ticking = setInterval(() => watch.check(), 1000)
    return () => {
      away.abort()
      clearInterval(ticking)
      channel.close()
    }
  }, [after])
  const close = useCallback((door: Door) => void cover.current?.close(door), [])
  return { secondsLeft, waitsFor, close, again: () => void cover.current?.again() }
}

/** For the pages before the desk: when one of them is shown, this browser's session is not open, and no other tab may show it. */
export function useClosedDoor(isClosed = true): void {
  useEffect(() => {
    if (!isClosed) return
    const channel = new BroadcastChannel(channelName)
    channel.postMessage({ kind: 'closed' } satisfies Message)
    channel.close()
  }, [isClosed])
}

function hide(): void {
  document.documentElement.dataset.covered = ''
  // what is being written is saved by its own page as soon as the field is left
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Not reload(): it would post a form again. Without its fragment the address is another one, so it is asked for. */
const askAnew = () => location.replace(location.pathname + location.search)

/** As the empty form of a button is posted: the server takes nothing else. */
const asForm = (): RequestInit => ({ method: 'POST', body: new URLSearchParams(), redirect: 'manual' })

async function post(door: Door): Promise<boolean> {
  const { type } = await fetch(door, { ...asForm(), signal: AbortSignal.timeout(10_000) })
  return type === 'opaqueredirect'
}

/** The form that came back with this page from a problem or a cover: what stands in it stands nowhere else. */
function cameBack(): HTMLFormElement | undefined {
  const { again } = document.documentElement.dataset
  const forms = again === undefined ? [] : [...document.forms].filter((form) => isKept(form) && form.querySelector('textarea, select, input:not([type=hidden])'))
  return forms.find((form) => [...form.elements].some((it) => (it as HTMLButtonElement).name === 'did' && (it as HTMLButtonElement).value === again)) ?? forms[0]
}

/** A form of this page itself: what is looked for, or sent elsewhere, is not shown here again. */
const isKept = (form: HTMLFormElement | null): form is HTMLFormElement => form?.method === 'post' && new URL(form.action).pathname === location.pathname

/**
 * The form written in last, to be shown again behind the door; with this header nothing of it is carried out. Secrets stay
 * here; its buttons go with it, since the page finds the form by them. It goes on when the page has gone, and on a line that
 * hangs it is not waited for.
 */
async function keepWritten(form: HTMLFormElement): Promise<unknown> {
  const filled = new FormData(form)
  for (const { name } of form.querySelectorAll<HTMLInputElement>('[type=password]')) filled.delete(name)
  if (!filled.has('did')) for (const { value } of form.querySelectorAll<HTMLButtonElement>('button[name=did]')) filled.append('did', value)
  return fetch(location.pathname + location.search, { method: 'POST', headers: { 'sirdash-keep': '1' }, body: new URLSearchParams(filled as never), keepalive: true, signal: AbortSignal.timeout(10_000) })
}

function closeInstead(event: Event, cover: PageCover): void {
  const door = event.target instanceof HTMLFormElement ? event.target.getAttribute('action') : null
  if (!isDoor(door)) return
  event.preventDefault()
  void cover.close(door)
}
