import { expect, test } from 'vitest'
import { withoutRefreshWhereWritten } from '#app/http/without-refresh.ts'

const refresh = '<noscript><meta http-equiv="refresh" content="601; url=/veiled?to=%2Ftoday"/></noscript>'
const keeps = (page: string): boolean => withoutRefreshWhereWritten(`<html><body>${refresh}${page}</body></html>`).includes('http-equiv')

test.each([
  ['reading', '<p>Text</p>'],
  ['buttons alone', '<form method="post"><input type="hidden" name="to" value="/"/><button name="names">On</button></form>'],
  ['a word to look for', '<form role="search" method="post"><input type="search" name="search"/></form><form method="get"><select name="state"></select></form>'],
])('a page for %s asks for its veil by itself', (_, page) => {
  expect(keeps(page)).toBe(true)
})

test.each([
  ['a text', '<form method="post"><textarea name="draft.text"></textarea></form>'],
  ['a word', '<form method="post"><input type="text" name="givenName"/></form>'],
  ['a word without a type', '<form method="post"><input name="givenName"/></form>'],
  ['an answer', '<form method="post"><input name="here" type="checkbox"/></form>'],
])('a page with %s to write does not', (_, page) => {
  expect(keeps(page)).toBe(false)
})

test('what the script finds in the page stays', () => {
  expect(withoutRefreshWhereWritten(`<main>${refresh}<textarea></textarea></main>`)).toBe('<main><noscript></noscript><textarea></textarea></main>')
})
