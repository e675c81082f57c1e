import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../app/ui/sirdash.css', import.meta.url), 'utf8')
const tokens = css.slice(css.indexOf('@layer tokens {'), css.indexOf('@layer base {'))
const [lightPart = '', darkPart = ''] = tokens.split('@media (prefers-color-scheme: dark)')
const light = colours(lightPart)
const dark = { ...light, ...colours(darkPart) }

type Colours = Record<string, string>

function colours(part: string): Colours {
  return Object.fromEntries([...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name, value]) => [name, value]))
}

/** WCAG 2.2: relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const texts: [string, string][] = [
  ...['paper', 'raised', 'action-wash'].flatMap((ground): [string, string][] => [['ink', ground], ['ink-quiet', ground], ['action', ground], ['action-strong', ground]]),
  ...['paper', 'raised'].flatMap((ground): [string, string][] => [['warning', ground], ['attention', ground], ['done', ground]]),
  ...['warning', 'attention', 'done'].flatMap((tone): [string, string][] => [[tone, `${tone}-wash`], ['ink', `${tone}-wash`], ['action', `${tone}-wash`]]),
  ['on-action', 'action'], ['on-action', 'action-strong'], ['on-warning', 'warning'],
]
const edges: [string, string][] = ['paper', 'raised'].flatMap((ground): [string, string][] => [['edge', ground], ['focus', ground], ['action', ground], ['warning', ground]])

describe.each([['light', light], ['dark', dark]] as [string, Colours][])('%s', (_, set) => {
  test.each(texts)('text %s on %s has 4.5:1', (text, ground) => expect(contrast(set[text] ?? '', set[ground] ?? '')).toBeGreaterThanOrEqual(4.5))
  test.each(edges)('edge %s on %s has 3:1', (edge, ground) => expect(contrast(set[edge] ?? '', set[ground] ?? '')).toBeGreaterThanOrEqual(3))
})

test('the measure works: black on white is 21, and the hairline would not do for text', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast(light.line ?? '', light.paper ?? '')).toBeLessThan(3)
})

test('the colours are those of the design', () => {
  expect(light).toMatchObject({ paper: '#fbfaf7', ink: '#1c2530', line: '#dcd8cf', action: '#0b5a61', warning: '#9c1b3a', attention: '#8a5a00', 'attention-wash': '#fff4d6', done: '#21633f' })
})

test('the style sheet asks nothing of anybody: no import, no address', () => {
  expect(css).not.toMatch(/@import|url\(|https?:/)
})

test('braces pair', () => expect(css.split('{').length).toBe(css.split('}').length))
