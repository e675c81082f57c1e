import { useEffect, useState } from 'react'

/** Minutes until the keys are put away, counted down; when none is left the page is asked for again. */
export function useMinutesLeft(milliseconds: number): number {
  const [left, setLeft] = useState(milliseconds)
  useEffect(() => {
    const over = Date.now() + milliseconds
    const look = () => {
      // never reload(): the page may be the answer to a post
      if (Date.now() > over) location.replace(location.pathname + location.search)
      setLeft(Math.max(0, over - Date.now()))
    }
    const looking = setInterval(look, 15_000)
    return () => clearInterval(looking)
  }, [milliseconds])
  return Math.ceil(left / 60_000)
}
