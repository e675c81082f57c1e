import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { shownAgain } from '#app/http/form-problems.ts'
import { FrameProvider } from '#app/http/frame.tsx'
import { reportError } from '#app/http/report-error.server.ts'
import { wholePage } from '#app/http/whole-page.server.ts'
import { withoutRefreshWhereWritten } from '#app/http/without-refresh.ts'
import { wordsPathsOf } from '#app/http/words-of-page.server.ts'
import { wordsAsRead } from '#app/language/messages.server.ts'
import { WordsProvider } from '#app/language/words.tsx'

/** The page is sent whole: its status is then the true one, and it compresses better than in pieces. */
export default async function handleRequest(
  request: Request, status: number, headers: Headers, remixContext: EntryContext, { nonce, language, requestId, runtime }: AppLoadContext,
): Promise<Response> {
  const { words, read } = wordsAsRead(language)
  const frame = { nonce, wordsPaths: () => wordsPathsOf(language, remixContext, read), reference: requestId, isDemo: runtime.isDemo, again: shownAgain(remixContext.staticHandlerContext.actionData) }
  const page = await wholePage(
    <FrameProvider frame={frame}>
      <WordsProvider language={language} words={words}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </WordsProvider>
    </FrameProvider>,
    nonce,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(withNonces(withoutRefreshWhereWritten(page), nonce), { status, headers })
}

/** Remix gives its preload links no nonce, and under 'strict-dynamic' the browser refuses a link without one. */
function withNonces(page: string, nonce: string): string {
  return page.replaceAll('<link rel="modulepreload"', `<link nonce="${nonce}" rel="modulepreload"`)
}

/** Remix' own handler prints the error, and with it whatever a library quoted in its message. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (!request.signal.aborted && !isAnswered(error)) reportError(error, context.requestId)
}

/** A route that is not there, or a method it does not take: Remix calls that an error, with a status. */
function isAnswered(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' && error.status < 500
}
