// Moves by keyboard: `g t` today, `g c` caseload, `n` new note, `/` search, `?` help, `h` names; double Esc covers the page.
//   `a` takes all suggestions where a page has such a button.
//   useEffect(() => listenToKeys({ goTo: (href) => location.assign(href), onVeil: veil, search: '/search' }), [])
// `n` and `h` press the button of the page that has data-key="n" or "h".
// A single key never does anything inside a field. Esc Esc works everywhere, also while writing.
export interface KeysOnPage {
  goTo: (href: string) => void
  onVeil?: () => void
  today?: string
  cases?: string
  /** Where to go when this page has no search field of its own. */
  search?: string
  onHelp?: () => void
  /** Off for a person who does not wish single keys (WCAG 2.1.4); double Esc stays. */
  singleKeys?: boolean
}

const escWithin = 600
const sequenceWithin = 1500

/** Starts listening; the result stops it. */
export function listenToKeys(keys: KeysOnPage, page: Document = document): () => void {
  const press = keyPresses(keys, page)
  page.addEventListener('keydown', press)
  return () => page.removeEventListener('keydown', press)
}

function keyPresses(keys: KeysOnPage, page: Document): (event: KeyboardEvent) => void {
  let escAt = -Infinity
  let goAt = -Infinity
  return (event) => {
    if (event.isComposing || event.repeat) return
    if (event.key === 'Escape') {
      const twice = event.timeStamp - escAt < escWithin
      escAt = twice ? -Infinity : event.timeStamp
      if (twice) keys.onVeil?.()
      return
    }
    escAt = -Infinity
    if (keys.singleKeys === false || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    const key = plainKey(event)
    const going = event.timeStamp - goAt < sequenceWithin
    goAt = key === 'g' && !going ? event.timeStamp : -Infinity
    if (going ? go(keys, key) : act(keys, key, page)) event.preventDefault()
  }
}

function go({ goTo, today = '/today', cases = '/cases' }: KeysOnPage, key: string): boolean {
  const href = key === 't' ? today : key === 'c' ? cases : undefined
  if (href) goTo(href)
  return href !== undefined
}

function act(keys: KeysOnPage, key: string, page: Document): boolean {
  if (key === '/') return search(keys, page)
  if (key === '?' && keys.onHelp) return done(keys.onHelp)
  const button = /^[ahn]$/.test(key) ? page.querySelector<HTMLElement>(`[data-key=${key}]`) : null
  return button ? done(() => button.click()) : false
}

function search({ goTo, search }: KeysOnPage, page: Document): boolean {
  const field = page.querySelector<HTMLElement>('input[type=search]')
  if (field) return done(() => field.focus())
  return search ? done(() => goTo(search)) : false
}

function done(act: () => void): true {
  act()
  return true
}

/** On a Russian keyboard the key G writes п: then the place of the key counts. */
function plainKey({ key, code }: KeyboardEvent): string {
  if (/^[a-z/?]$/i.test(key)) return key.toLowerCase()
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key
}

function isWriting(target: EventTarget | null): boolean {
  const element = target as Partial<HTMLElement> | null
  return Boolean(element?.isContentEditable || element?.closest?.('input, textarea, select, [contenteditable]'))
}
