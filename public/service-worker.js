// Keeps three things and answers nothing else: the emergency cards, one style sheet, an offline page.
// No response of a signed-in route is ever stored: everything is fetched without cookies, and only by the worker itself.
const cardsPage = '/emergency'
const offlinePage = '/offline.html'
const asked = new URL(self.location.href).searchParams
const stylesheet = hashedStylesheet(asked.get('stylesheet'))
const language = /^(en|az|ru)$/.test(asked.get('language') ?? '') ? asked.get('language') : 'en'
const besides = [stylesheet, offlinePage].filter(Boolean)

const store = `emergency-cards-${language}-${stylesheet}`

self.addEventListener('install', (event) => event.waitUntil(keepCards().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(dropOlder().then(() => self.clients.claim())))

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const address = new URL(request.url)
  if (address.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    event.waitUntil(catchUp())
    return event.respondWith(fetch(request).catch(() => withoutLine(address.pathname)))
  }
  if (address.pathname === stylesheet) event.respondWith(fetch(request).catch(() => keptCopy(stylesheet)))
})

function withoutLine(pathname) {
  return keptCopy(pathname === cardsPage ? cardsPage : offlinePage)
}

async function keptCopy(address) {
  const copy = await (await caches.open(store)).match(address)
  return copy ?? Response.error()
}

// The cards come first and are enough. What a line that broke has left out is asked for with the next page.
async function keepCards() {
  const cache = await caches.open(store)
  await keepMissing(cache, cardsPage)
  await keepBesides(cache).catch(() => {})
}

// Numbers are changed by the programme: a card older than a day is asked for again; the old one stays until then.
async function catchUp() {
  try {
    const cache = await caches.open(store)
    const cards = await cache.match(cardsPage)
    if (!(Date.now() - Date.parse(cards?.headers.get('date') ?? '') < 24 * 3_600_000)) await keep(cache, cardsPage)
    await keepBesides(cache)
  } catch {
    // no line: what is kept stays
  }
}

async function keepBesides(cache) {
  for (const address of besides) await keepMissing(cache, address)
}

async function keepMissing(cache, address) {
  if (!await cache.match(address)) await keep(cache, address)
}

// The name of a style sheet holds its hash: the page has just brought it, and it is not sent twice.
async function keep(cache, address) {
  const response = await fetch(address, { credentials: 'omit', cache: address === stylesheet ? 'default' : 'reload', redirect: 'error', headers: { 'Accept-Language': language } })
  if (!response.ok) throw new Error('not kept')
  await cache.put(address, address === offlinePage ? await withStylesheet(response) : response)
}

// The offline page is a plain file and cannot know the name of the style sheet of this build.
async function withStylesheet(response) {
  const text = await response.text()
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'; style-src 'self'" })
  return new Response(text.replace('/sirdash.css', stylesheet ?? ''), { headers })
}

async function dropOlder() {
  for (const name of await caches.keys()) if (name.startsWith('emergency-cards-') && name !== store) await caches.delete(name)
}

function hashedStylesheet(address) {
  return address && /^\/assets\/[\w.-]+\.css$/.test(address) ? address : null
}
