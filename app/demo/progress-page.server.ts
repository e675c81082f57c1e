import type { RequestListener } from 'node:http'
import { isLanguage, type Language } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { say } from '#app/language/say.ts'
import type { Progress } from './fill-demo.server.ts'

/** Answers every request while the synthetic programme is being filled; the page asks again by itself, without script. */
export function progressPage(progress: () => Progress): RequestListener {
  return (request, response) => {
    response.writeHead(request.method === 'GET' || request.method === 'HEAD' ? 200 : 503, {
      'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Retry-After': '2', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'", 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Resource-Policy': 'same-origin',
    })
    response.end(request.method === 'HEAD' ? '' : pageOf(languageOf(request.headers['accept-language']), progress()))
  }
}

function pageOf(language: Language, { done, total }: Progress): string {
  const { demo, frame } = wordsOf(language)
  return `<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="2; url=/"><title>${frame.product}</title></head>
<body><main><h1>${frame.product} · ${frame.demo.ribbon}</h1><p><label>${demo.filling} <progress max="${total}" value="${done}"></progress></label> ${say(demo.progress, { done, total })}</p><p>${demo.fillingLead}</p></main></body></html>
`
}

function languageOf(accepted = ''): Language {
  const asked = accepted.split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return asked.find(isLanguage) ?? 'en'
}
