import { beforeEach, expect, test } from 'vitest'
import { listenToKeys } from '#app/ui/keys-on-page.ts'

interface Pressed { after?: number; code?: string; target?: unknown; ctrlKey?: boolean }
let press: (key: string, more?: Pressed) => void
let went: string[]
let searchField: { focus: () => void } | undefined

beforeEach(() => {
  went = []
  let time = 0
  const page = new EventTarget() as unknown as Document
  searchField = undefined
  Object.assign(page, { querySelector: (selector: string) => (selector === '[data-key=n]' ? { click: () => went.push('/new') } : selector.includes('search') ? searchField : null) })
  listenToKeys({ goTo: (href) => went.push(href), onVeil: () => went.push('veil'), search: '/search', onHelp: () => went.push('help') }, page)
  press = (key, { after = 100, ...more } = {}) => {
    time += after
    const event = new Event('keydown', { cancelable: true })
    for (const [name, value] of Object.entries({ key, code: '', timeStamp: time, ...more })) Object.defineProperty(event, name, { value })
    page.dispatchEvent(event)
  }
})

const field = { closest: (selector: string) => (selector.includes('textarea') ? {} : null) }

test('g t and g c move, n writes, / searches, ? helps', () => {
  for (const key of ['g', 't', 'g', 'c', 'n', '/', '?']) press(key)
  expect(went).toEqual(['/today', '/cases', '/new', '/search', 'help'])
})

test('/ goes to the search field of the page where there is one', () => {
  searchField = { focus: () => went.push('focused') }
  press('/')
  expect(went).toEqual(['focused'])
})

test('t alone does nothing, and a late second key does nothing', () => {
  press('t')
  press('g')
  press('t', { after: 3000 })
  expect(went).toEqual([])
})

test('a single key does nothing in a field or with Ctrl', () => {
  for (const key of ['g', 't', 'n', '/', '?']) press(key, { target: field })
  press('n', { ctrlKey: true })
  expect(went).toEqual([])
  press('n')
  expect(went).toEqual(['/new']) // the same key does something outside
})

test('double Esc covers the page, also from a field; two slow ones do not', () => {
  press('Escape')
  press('Escape', { after: 900 })
  expect(went).toEqual([])
  press('Escape', { after: 200, target: field })
  expect(went).toEqual(['veil'])
})

test('the keys keep their places on a Russian keyboard', () => {
  press('п', { code: 'KeyG' })
  press('е', { code: 'KeyT' })
  expect(went).toEqual(['/today'])
})
