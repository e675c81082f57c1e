import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { ReactElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'

/**
 * The page as one text, when all of it is ready. React 18 writes in pieces of 2,048 bytes, and where a letter of two bytes
 * does not fit at the end of one it leaves a zero there: in an attribute or a text area the browser would show "�", and what
 * was written would be saved with it. No page of ours has a zero of its own: text with one is not taken.
 */
export function wholePage(page: ReactElement, nonce: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => text(pipe(new PassThrough())).then((whole) => resolve(whole.replaceAll('\0', '')), reject),
      onShellError: reject,
      onError: reject,
    })
  })
}
