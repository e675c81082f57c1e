// Moves by keyboard: `g t` today, `g c` caseload, `n` new note, `/` search, `?` help, `h` names; double Esc covers the page.
//   useEffect(() => listenToKeys({ goTo: (href) => location.assign(href), onVeil: veil, newNote: '/cases/…/notes/new' }), [])
// A single key never does anything inside a field. Esc Esc works everywhere, also while writing.
export interface KeysOnPage {
  goTo: (href: string) => void
  onVeil?: () => void
  today?: string
  cases?: string
  /** Left out where the page has no case to write about. */
  newNote?: string
  /** Left out: the first search field of the page is focused. */
  onSearch?: () => void
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
  if (key === 'n' && keys.newNote) return done(() => keys.goTo(keys.newNote ?? ''))
  if (key === '/') return done(keys.onSearch ?? (() => page.querySelector<HTMLElement>('input[type=search]')?.focus()))
  if (key === '?' && keys.onHelp) return done(keys.onHelp)
  const button = key === 'h' ? page.querySelector<HTMLElement>('[data-key=h]') : null
  return button ? done(() => button.click()) : false
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
