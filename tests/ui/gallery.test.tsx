import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages } from '#app/language/language.ts'
import { galleryHtml, galleryPages } from '#tests/support/gallery.tsx'

const css = readFileSync(new URL('../../app/ui/sirdash.css', import.meta.url), 'utf8')
// SIRDASH_GALLERY=<folder> writes the pages there, to be looked at in a browser.
const folder = process.env.SIRDASH_GALLERY

describe.each(galleryPages.flatMap((page) => languages.map((language) => ({ page, language }))))('$page in $language', ({ page, language }) => {
  const html = galleryHtml(page, language, css)
  const body = html.slice(html.indexOf('<body>'))
  if (folder) keepForLooking(folder, `${page}-${language}.html`, html)

  test('has no style attribute: the content security policy refuses them', () => {
    expect(body).not.toMatch(/\sstyle=/)
  })

  test('has one main heading and one main part', () => {
    expect(body.match(/<h1[ >]/g)).toHaveLength(1)
    expect(body.match(/<main[ >]/g)).toHaveLength(1)
  })

  test('uses each id once, and every reference has its target', () => {
    const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const named = [...body.matchAll(/\s(?:for|aria-labelledby|aria-describedby|aria-controls)="([^"]+)"/g)].flatMap(([, list]) => list?.split(' ') ?? [])
    expect(named.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('keeps sensitive fields from leaving the browser', () => {
    const silent = ['spellcheck="false"', 'translate="no"', 'autocomplete="off"', 'data-gramm="false"']
    for (const [textarea] of body.matchAll(/<textarea[^>]*>/g)) for (const mark of silent) expect(textarea.toLowerCase()).toContain(mark)
  })

  test('uses only class names that the style sheet knows', () => {
    const used = new Set([...body.matchAll(/\sclass="([^"]+)"/g)].flatMap(([, names]) => names?.split(' ') ?? []))
    expect([...used].filter((name) => !css.includes(`.${name}`) && !bare.has(name))).toEqual([])
  })
})

// Names that only say which look it is: the plain look needs no rule of its own.
const bare = new Set(['button-plain', 'field-full', 'badge-quiet', 'save-state-untouched', 'save-state-saving', 'save-state-unsaved'])

function keepForLooking(into: string, name: string, html: string): void {
  mkdirSync(into, { recursive: true })
  writeFileSync(join(into, name), html)
}
