import { Link, useLocation } from '@remix-run/react'
import { useWords } from '#app/language/words.tsx'
import { Ribbon } from '#app/ui/ribbon.tsx'
import { useFrame } from './frame.tsx'
import { problemWords, type ProblemDetails } from './problem.ts'

interface ErrorPageProps {
  /** Of HTTP; 0 when no line was there. */
  status: number
  details: ProblemDetails
}

/** Our own calm page: what happened, what to do next, the way home. Nothing of the address or the error is repeated. */
export function ErrorPage({ status, details }: ErrorPageProps) {
  const words = useWords()
  const { title, text } = problemWords(words, status, details)
  const { isDemo } = useFrame()
  const { pathname } = useLocation()
  return (
    <>
    {isDemo && <Ribbon demo={words.frame.demo} />}
    <main className="main main-narrow stack" id="content">
      <h1>{title}</h1>
      <p>{text}</p>
      {status === 409 && <p><Link to={pathname} reloadDocument>{words.frame.errorPages.stale.back}</Link></p>}
      <p><Link to="/" reloadDocument>{words.frame.errorPages.toToday}</Link></p>
    </main>
    </>
  )
}
