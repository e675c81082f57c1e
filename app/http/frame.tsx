import { createContext, useContext, type ReactNode } from 'react'

/** What a page's outer frame needs and no loader may carry: loader data lies in the page for anything to read. */
export interface Frame {
  /** undefined in the browser: it hides a nonce from scripts as soon as the page is read. */
  nonce: string | undefined
  /** Addresses of the immutable scripts with the words of this page; asked for when the page itself is made. */
  wordsPaths: () => readonly string[]
  /** The request's number, for an error page to name. */
  reference: string
  /** The synthetic programme: every page says so. */
  isDemo: boolean
  /** The button of the form that this page shows again as it was filled in; '' where that has none, undefined where it shows none. */
  again: string | undefined
}

const FrameContext = createContext<Frame>({ nonce: undefined, wordsPaths: () => [], reference: '', isDemo: false, again: undefined })

export function FrameProvider({ frame, children }: { frame: Frame; children: ReactNode }) {
  return <FrameContext.Provider value={frame}>{children}</FrameContext.Provider>
}

export function useFrame(): Frame {
  return useContext(FrameContext)
}
