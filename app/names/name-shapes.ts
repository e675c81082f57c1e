import { bare, small } from './letters.ts'
import { wordsOfText, type TextWord } from './words-of-text.ts'

// What looks like somebody's name to a reader who knows none: a family name or a father's name, with its capital.
const family = /^\p{L}{3,}(ov|ev)a?(n?[ıu]n|y?a|n?[ıu]|da|dan|l[ae]|yla|lar|lara|s)?$|^\p{L}{2,}(ов|ев|ёв)(а|у|ым|е|ой|ы|ых|ых)?$|^\p{L}{2,}(zade|zada|заде)(nin|ni|ye|de|den|yle)?$/u
const father = /^\p{L}{2,}(ovic|evic|ovich|evich|ovna|evna|ович|евич|овна|евна)(а|у|ем|е|ы|ой|in|a)?$/u
const childOf = /^[\s\u00a0-]+(o[gğ]lu|q[ıi]z[ıi]|оглы|оглу|кызы|гызы)(?!\p{L})/iu
/** Towns and countries of the same shape. */
const places = /^(geneva|moldova|rostov|saratov|tambov|kiev|kirov|женев|молдов|ростов|саратов|тамбов|киев|киров|азов|львов)/

export type NameShape = { start: number; end: number; text: string }

/** Places of words that look like a family name or a father's name. The first word of a sentence has its capital from that, and says less: only with a father's word after it. */
export function nameShapes(text: string): NameShape[] {
  return wordsOfText(text).flatMap((word) => {
    const child = word.look === 'small' ? '' : childOf.exec(text.slice(word.end, word.end + 12))?.[0] ?? ''
    if (child === '' && !looksLikeName(word)) return []
    const end = word.end + child.length
    return [{ start: word.start, end, text: text.slice(word.start, end) }]
  })
}

function looksLikeName({ text, look }: TextWord): boolean {
  const [letters, plain] = [small(text), bare(text)]
  if (places.test(plain)) return false
  if (father.test(plain)) return look !== 'small'
  return look === 'capital' && (family.test(letters) || family.test(plain))
}
