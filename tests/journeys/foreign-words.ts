import type { Page } from '@playwright/test'
import { en } from '../../app/language/en.ts'

/** Every sentence of a language. */
function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : []
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}]{4,}/gu) ?? []
export const vocabulary = (words: unknown): Set<string> => new Set(textsOf(words).flatMap(wordsIn))
const english = vocabulary(en)
/** Names of people, places and instruments are the same in every language; so is what the organisation is called. */
const names = new Set(wordsIn('Sirdash Sample Red Crescent Aysel Ilham Sevda Leyla Rena Nigar Xanimzer English Azərbaycanca Русский SOAP DAP BIRP GIRP'))

async function textOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const attributes = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) => ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''))
    const shown = document.body.cloneNode(true) as HTMLElement
    // languages are offered in their own names, typed text and codes are nobody's translation
    shown.querySelectorAll('script, style, noscript, textarea, [lang], [translate="no"], select[name="language"], select[name="district"]').forEach((element) => element.remove())
    return [document.title, shown.textContent, ...attributes].join('\n')
  })
}

/** English words on the page that the page's own language (`known`, its vocabulary) does not know. */
export async function foreignOn(page: Page, known: Set<string>): Promise<string[]> {
  return [...new Set(wordsIn(await textOf(page)))].filter((word) => english.has(word) && !known.has(word) && !names.has(word))
}
