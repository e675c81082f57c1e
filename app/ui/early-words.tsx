// hydrateRoot(document, <EarlyWords>…</EarlyWords>), not inside startTransition: reading, taking over and putting back are then one
// piece of work, and no key comes between.
import { useLayoutEffect, useState, type ReactNode } from 'react'

type Written = HTMLTextAreaElement | HTMLSelectElement
type Early = { element: Written; value: string; caret: number | null }

/**
 * On a slow line somebody writes long before the script has come, and React, taking over a page, writes the server's text back
 * into every text area that had one, and the server's choice into every list (postMountWrapper of React 18). What was written
 * or chosen meanwhile is put back, and said to whoever listens, so that it is saved.
 */
export function EarlyWords({ children }: { children: ReactNode }) {
  const [early] = useState(() => earlyWords(document))
  useLayoutEffect(() => {
    for (const one of early.splice(0)) putBack(one)
  }, [early])
  return children
}

function earlyWords(page: Document): Early[] {
  const written = [...page.querySelectorAll('textarea, select')] as Written[]
  return written.filter((element) => element.value !== givenTo(element)).map((element) => ({ element, value: element.value, caret: element instanceof HTMLTextAreaElement ? element.selectionEnd : null }))
}

/** What the server gave: a list without a choice of its own stands on its first line. */
function givenTo(element: Written): string {
  if (element instanceof HTMLTextAreaElement) return element.defaultValue
  const options = [...element.options]
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? ''
}

function putBack({ element, value, caret }: Early): void {
  if (element.value === value) return
  // the prototype's own setter: past the one by which React knows what it wrote, so that it hears of the change
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set?.call(element, value)
  if (caret !== null && element instanceof HTMLTextAreaElement) element.setSelectionRange(caret, caret)
  element.dispatchEvent(new Event('input', { bubbles: true }))
  element.dispatchEvent(new Event('change', { bubbles: true }))
}
