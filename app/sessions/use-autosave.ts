import { useEffect, useRef, useState, type RefObject } from 'react'
import { postHere } from '#app/ui/whose-page.ts'
import { Autosave, type SaveShown } from './autosave.ts'
import { differences, type DraftFields } from './draft.ts'
import { isSeveral } from './draft-field.ts'
import type { DraftView } from './editor-view.ts'

type Editor = { state: SaveShown; names: readonly string[] | undefined; /** Saves now; gives the revision the form stands on then. */ save: () => Promise<number> }

/** Autosave for one form. Without script none of this runs, and the form's own buttons do the same. */
export function useAutosave(view: DraftView, form: RefObject<HTMLFormElement>): Editor {
  const [state, setState] = useState<SaveShown>(shownFirst(view))
  const [names, setNames] = useState(view.names)
  const saving = useRef<Autosave>()
  const base = useRef(view.revision)
  useEffect(() => {
    const element = form.current
    if (!element) return
    const given = fieldsGiven(element)
    const autosave = new Autosave({ ...startOf(view), fields: { ...given, ...view.fields }, shown: shownFirst(view) }, {
      read: () => fieldsOf(element), show: setState, moved: (revision, found) => {
        base.current = revision
        if (found) setNames(found)
      }, send: postHere, box: boxOf(view),
    })
    saving.current = autosave
    const away = new AbortController()
    const listen = (target: EventTarget, name: string, act: () => void) => target.addEventListener(name, act, { signal: away.signal })
    listen(element, 'input', () => autosave.touch())
    listen(element, 'change', () => autosave.touch())
    listen(element, 'focusout', () => void autosave.save())
    listen(document, 'visibilitychange', () => { if (document.visibilityState === 'hidden') autosave.leave() })
    listen(window, 'pagehide', () => autosave.leave())
    listen(window, 'online', () => void autosave.again())
    void sendWhatWasKept(view)
    // on a slow line she writes before the script has come
    if (differences(given, fieldsOf(element)).length > 0) void autosave.save()
    return () => {
      away.abort()
      autosave.leave()
    }
  }, [view.draftId, view.windowId])
  return {
    state, names,
    save: async () => {
      await saving.current?.save()
      return base.current
    },
  }
}

const shownFirst = ({ revision, savedAt }: DraftView): SaveShown => (revision === 1 ? { kind: 'untouched' } : { kind: 'saved', at: savedAt })
const startOf = ({ draftId, revision, windowId, merged, ticket, names }: DraftView) => ({ url: saveUrl(draftId), base: revision, windowId, merged, ticket, look: names !== undefined })
const saveUrl = (draftId: string): string => `/drafts/${draftId}/save`

/** The draft's fields as they stand in the form; several ticked boxes are codes between commas. */
export function fieldsOf(form: HTMLFormElement): DraftFields {
  const data = new FormData(form)
  const fields: DraftFields = {}
  for (const key of new Set([...data.keys()].filter((each) => each.startsWith('draft.')))) {
    const name = key.slice('draft.'.length)
    const values = data.getAll(key).map((value) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''))
    fields[name] = isSeveral(name) ? values.filter(Boolean).join(',') : values[0] ?? ''
  }
  return fields
}

/** As the server gave them, whatever was typed since. */
function fieldsGiven(form: HTMLFormElement): DraftFields {
  const given = form.cloneNode(true) as HTMLFormElement
  given.reset()
  return fieldsOf(given)
}

// Loaded ahead, while there is a line: it is needed when there is none.
const box = () => import('#app/keys/drafts-box.ts')

function boxOf({ draftId, side }: DraftView) {
  void box().catch(() => {})
  return {
    keep: async (piece: { base: number; windowId: string; ticket: string }, fields: DraftFields) => (await box()).keepOnDevice(side, { ...piece, draftId }, fields),
    forget: async (windowId: string) => (await box()).forget({ windowId }),
  }
}

/** Text kept on this device by an earlier window goes to the server; when it belongs to this page, the page shows it. */
async function sendWhatWasKept(view: DraftView): Promise<void> {
  const { forget, keptOnDevice } = await box()
  let isOurs = false
  for (const { keptAt: _, draftId, ...piece } of await keptOnDevice()) {
    const ticket = draftId === view.draftId ? view.ticket : piece.ticket
    const answer = await postHere(saveUrl(draftId), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...piece, ticket }) }).catch(() => undefined)
    const said = await answer?.json().catch(() => ({})) as { kind?: string } | undefined
    if (said?.kind !== 'saved' && said?.kind !== 'kept') continue
    await forget(piece)
    isOurs ||= draftId === view.draftId && said.kind === 'saved'
  }
  if (isOurs) location.reload()
}
