import { useCallback, useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type RefObject } from 'react'

type DigitItem = { id: string; /** Of its field. */ name: string; values: readonly (number | string)[] }

export type Digits = {
  /** Items whose value is not on the form, as typed so far. */
  refused: ReadonlySet<string>
  current: string | undefined
  unanswered: number
  onInput(event: FormEvent): void
  onKeyDown(event: KeyboardEvent): void
  onFocus(event: FormEvent): void
  press(value: string): void
  undo(): void
}

const isKnown = ({ values }: DigitItem, text: string): boolean => text === '' || text === '-' || values.map(String).includes(text)

/** As if typed: whoever keeps what is typed on this form hears of it too. */
function put(input: HTMLInputElement, value: string): void {
  input.value = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

/** One digit an item and on to the next. The fields are plain inputs; without script nothing of this is needed. */
export function useDigits(form: RefObject<HTMLFormElement | null>, items: readonly DigitItem[]): Digits {
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = useState(items[0]?.id)
  const [unanswered, setUnanswered] = useState(items.length)
  const done = useRef<string[]>([])
  const inputOf = useCallback((id: string | undefined) => {
    const name = items.find((item) => item.id === id)?.name
    const found = name === undefined ? null : form.current?.elements.namedItem(name)
    return found instanceof HTMLInputElement ? found : undefined
  }, [form, items])
  const count = useCallback(() => setUnanswered(items.filter(({ id }) => inputOf(id)?.value === '').length), [items, inputOf])
  useEffect(() => {
    // a thumb has the pad; the telephone's own keyboard would lie over it
    if (globalThis.matchMedia('(pointer: coarse)').matches) for (const { id } of items) inputOf(id)?.setAttribute('inputmode', 'none')
    count()
  }, [items, inputOf, count])

  const step = (id: string, by: number) => { inputOf(items[items.findIndex((item) => item.id === id) + by]?.id)?.focus() }
  const entered = (item: DigitItem, input: HTMLInputElement) => {
    const known = isKnown(item, input.value.trim())
    setRefused((before) => { const after = new Set(before); if (known) after.delete(item.id); else after.add(item.id); return after })
    count()
    if (!known || input.value === '') return
    done.current.push(item.id)
    step(item.id, 1)
  }
  const itemOf = (target: EventTarget) => (target instanceof HTMLInputElement ? items.find(({ name }) => target.name === name) : undefined)
  const clear = (id: string | undefined) => {
    const input = inputOf(id)
    if (!input) return
    // what was taken back once is not there to be taken back again
    done.current = done.current.filter((each) => each !== id)
    input.focus()
    put(input, '')
  }
  return {
    refused, current, unanswered,
    onInput(event) { const item = itemOf(event.target); if (item) entered(item, event.target as HTMLInputElement) },
    onFocus(event) { const item = itemOf(event.target); if (item) { setCurrent(item.id); (event.target as HTMLInputElement).select() } },
    onKeyDown(event) {
      const item = itemOf(event.target)
      if (!item) return
      const input = event.target as HTMLInputElement
      if (event.key === 'Enter' || event.key === 'ArrowDown') { event.preventDefault(); step(item.id, 1) }
      else if (event.key === 'ArrowUp') { event.preventDefault(); step(item.id, -1) }
      else if (event.key === 'Backspace' && input.value === '') { event.preventDefault(); clear(items[items.indexOf(item) - 1]?.id) }
    },
    press(value) {
      const input = inputOf(current)
      if (input) put(input, value)
    },
    undo() { clear(done.current.pop()) },
  }
}
