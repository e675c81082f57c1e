import { chromium } from '@playwright/test'
import { mkdirSync } from 'node:fs'
const base = 'http://localhost:3977', out = '/tmp/sirdash/look'
mkdirSync(out, { recursive: true })
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-background-networking','--disable-component-update','--disable-sync'] })
const ctx = await b.newContext({ viewport: { width: 1280, height: 800 } })
const p = await ctx.newPage()
const errors = []
p.on('console', (m) => { if (m.type() === 'error') errors.push(p.url() + ' ' + m.text()) })
p.on('pageerror', (e) => errors.push(p.url() + ' PAGEERROR ' + e.message))
const shot = async (name) => { await p.setViewportSize({ width: 1280, height: 800 }); await p.screenshot({ path: `${out}/${name}.png`, fullPage: true }); await p.setViewportSize({ width: 360, height: 740 }); const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth); if (over > 0) console.log('OVERFLOW', name, over); await p.screenshot({ path: `${out}/${name}-phone.png`, fullPage: true }); await p.setViewportSize({ width: 1280, height: 800 }) }
await p.goto(base + '/sign-in'); await p.waitForLoadState()
const text = await p.locator('main').innerText(); console.log(text.slice(0, 2500))
await shot('sign-in')
const html = await p.content(); console.log((html.match(/data-[a-z-]+/g) ?? []).filter((v, i, a) => a.indexOf(v) === i).join(' '))
console.log(errors)
await b.close()
