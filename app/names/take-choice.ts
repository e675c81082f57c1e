import { withChoices, type NameHit } from './name-hits.ts'

/** `take` as the page's buttons say it (`all`, `3:0`, `3:not`); `seen`: the names it showed. */
export type NamesTaken = { take: string; seen?: string | undefined }
/** What a press makes of a text: another text (the fields that change), a word to remember, or nothing, because the text is another one by now. */
export type Choosing = { kind: 'texts'; texts: Record<string, string> } | { kind: 'not-a-name'; word: string } | { kind: 'changed' }

export function chooseInText(texts: Readonly<Record<string, string>>, { hits, fingerprint }: { hits: readonly NameHit[]; fingerprint: string }, { take, seen = '' }: NamesTaken): Choosing {
  if (fingerprint !== seen) return { kind: 'changed' }
  const [place = '', choice = ''] = take.split(':')
  const hit = hits[Number(place)]
  if (choice === 'not' && hit) return { kind: 'not-a-name', word: hit.text }
  const taken = take === 'all' ? hits.map((one) => ({ hit: one, text: one.choices[0]!.text })) : textOf(hit, choice)
  const next = withChoices(texts, taken)
  return { kind: 'texts', texts: Object.fromEntries(Object.entries(next).filter(([field, text]) => texts[field] !== text)) }
}

function textOf(hit: NameHit | undefined, choice: string): { hit: NameHit; text: string }[] {
  const text = hit?.choices[Number(choice)]?.text
  return hit && text !== undefined ? [{ hit, text }] : []
}
