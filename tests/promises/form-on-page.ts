/** What a form on a page of ours looks like, read from its HTML. */

/** 'box': ticked or not, so that there is nothing to choose wrongly. */
export type Control = 'words' | 'hidden' | 'choice' | 'box' | 'other'

/** Every control by its name. */
export function controlsOf(html: string): Map<string, Control> {
  const found = new Map<string, Control>()
  for (const [tag, kind] of html.matchAll(/<(input|textarea|select|button)\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (name && kind !== 'button') found.set(name, controlOf(kind!, attribute(tag, 'type')))
  }
  return found
}

function controlOf(kind: string, type = 'text'): Control {
  if (kind === 'textarea') return 'words'
  if (kind === 'select') return 'choice'
  if (type === 'hidden') return 'hidden'
  if (type === 'checkbox') return 'box'
  if (type === 'radio') return 'choice'
  return /^(text|tel|email|search)$/.test(type) ? 'words' : 'other'
}

/** What a page says of itself in its hidden fields, by their names: which revision it showed, about whom. */
export function hiddenIn(html: string): Record<string, string> {
  return Object.fromEntries([...html.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']))
}

/** The one form on the page that has all of these fields, its button included; of several alike, the one about the same. */
export function formWith(html: string, fields: Record<string, string | string[]>): string | undefined {
  const has = (form: string, [name, value]: [string, string | string[]]) => form.includes(` name="${name}"`) && (name !== 'did' || form.includes(` value="${String(value)}"`))
  const alike = [...html.matchAll(/<form\b.*?<\/form>/gs)].map(([text]) => text).filter((text) => Object.entries(fields).every((field) => has(text, field)))
  const isAbout = (form: string) => [...controlsOf(form)].every(([name, kind]) => kind !== 'hidden' || !(name in fields) || isKept(form, name, String(fields[name])))
  return alike.find(isAbout) ?? alike[0]
}

/** A field or group of choices with a sentence beside it that says what is wrong. */
export function fieldIsRefused(html: string, name: string): boolean {
  const at = tagsOf(html, name)[0]?.at ?? -1
  if (at < 0) return false
  const tag = html.slice(at, html.indexOf('>', at))
  if (/aria-invalid="true"/.test(tag)) return /-error/.test(attribute(tag, 'aria-describedby') ?? '')
  const group = html.lastIndexOf('<fieldset', at)
  return group >= 0 && /field-refused/.test(html.slice(group, html.indexOf('>', group))) && html.slice(group, at).includes('field-error')
}

/** Whether the control shows this value, or is chosen. */
export function isKept(html: string, name: string, value: string): boolean {
  return tagsOf(html, name).some(({ tag, at }) => {
    if (tag.startsWith('<textarea')) return unescaped(html.slice(at + tag.length, html.indexOf('</textarea>', at))).replace(/^\n/, '') === value
    if (tag.startsWith('<select')) return [...html.slice(at, html.indexOf('</select>', at)).matchAll(/<option\b[^>]*>/g)].some(([option]) => attribute(option, 'value') === value && / selected=""/.test(option))
    if (/type="(radio|checkbox)"/.test(tag)) return attribute(tag, 'value') === value && / checked=""/.test(tag)
    return attribute(tag, 'value') === value
  })
}

/** A sentence for a person: of the page, or of the data its script asks for. */
export const says = (html: string): boolean => /<html lang="az"/.test(html) && /class="[^"]*(field-error|banner)|<h1[\s>]/.test(html)

function tagsOf(html: string, name: string): { tag: string; at: number }[] {
  return [...html.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].filter(([tag]) => attribute(tag, 'name') === name).map((match) => ({ tag: match[0], at: match.index }))
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : unescaped(value)
}

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|#x27);/g, (sign) => signs[sign] ?? sign)
