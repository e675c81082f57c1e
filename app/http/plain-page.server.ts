import type { Response } from 'express'
import { languages, type Language } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { plainStylePath } from './plain-style.server.ts'
import { problemWords } from './problem.ts'
import { visitOf } from './visit.server.ts'

/** A page of this layer, for when no route can answer: a title, a sentence with a next step, the way home. */
export function sendProblem(response: Response, status: number): void {
  if (isDataRequest(response)) return void response.status(status).set('X-Remix-Catch', 'yes').json(null)
  const { language, id, isDemo } = visitOf(response)
  const words = wordsOf(language)
  const { title, text } = problemWords(words, status, { reference: id })
  const home = `<p><a href="/">${escaped(words.frame.errorPages.toToday)}</a></p>`
  send(response, status, language, title, `<h1>${escaped(title)}</h1><p>${escaped(text)}</p>${home}`, isDemo ? [language] : [])
}

/** The one page a plain-http stranger gets, in every language at once: why there is no sign-in here. */
export function sendUnsafePlace(response: Response): void {
  const parts = languages.map((language) => {
    const { title, text } = wordsOf(language).connection.unsafePlace
    return `<section lang="${language}"><h1>${escaped(title)}</h1><p>${escaped(text)}</p></section>`
  })
  send(response, 403, 'en', wordsOf('en').connection.unsafePlace.title, parts.join(''), visitOf(response).isDemo ? languages : [])
}

/** The page's script asks for data: the page itself then shows the words, by this status. */
function isDataRequest({ req }: Response): boolean {
  return /[?&]_data=/.test(req.originalUrl)
}

/** `demo`: the languages in which it says that this is the synthetic programme. */
function send(response: Response, status: number, language: Language, title: string, main: string, demo: readonly Language[]): void {
  response.status(status).type('html').send(`<!DOCTYPE html>
<html lang="${language}" translate="no"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><link rel="stylesheet" href="${plainStylePath}"></head><body>${demo.map(ribbonIn).join('')}<main>${main}</main></body></html>
`)
}

/** The line of the synthetic programme, on pages that are made without React. */
export function ribbonIn(language: Language): string {
  const { ribbon, text } = wordsOf(language).frame.demo
  return `<aside class="ribbon" lang="${language}"><strong>${escaped(ribbon)}</strong> <span>${escaped(text)}</span></aside>`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
