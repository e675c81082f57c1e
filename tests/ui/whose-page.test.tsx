import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { WhosePage } from '#app/ui/whose-page.ts'

const field = '<input type="hidden" name="__whose" value="mark"/>'
const shown = (form: React.ReactNode) => renderToStaticMarkup(<WhosePage.Provider value="mark">{form}</WhosePage.Provider>)

test('a form that is posted says whose page it stands on, as its last; one that asks, and one before the desk, do not', () => {
  const attributes = { method: 'post' as const, action: '/x' }
  expect(shown(<form method="post"><p>one</p></form>)).toBe(`<form method="post"><p>one</p>${field}</form>`)
  expect(shown(<form method="post"><p>one</p>two{['three', 'four']}</form>)).toBe(`<form method="post"><p>one</p>twothreefour${field}</form>`)
  expect(shown(<form {...attributes} />)).toBe(`<form method="post" action="/x">${field}</form>`)
  expect(shown(<form method="get"><p>one</p></form>)).toBe('<form method="get"><p>one</p></form>')
  expect(renderToStaticMarkup(<form method="post"><p>one</p></form>)).toBe('<form method="post"><p>one</p></form>')
})
