import { bare, small } from './letters.ts'

/** Second halves that make another name of the first: Ализаде is nobody called Али. */
export const familyForms = /^(zade|zada|заде|li|lu|лы|ли|лу|soy|сой|ov|ova|ев|ева)$/

const slavic = /([oeё]v|[оеё]в)(a|а)?$/

/** Məmmədov, Мамедова, Aliyev: seen from the word alone; -ин and -ский only where it was entered as a family name. */
export const isFamilyName = (word: string): boolean => small(word).length > 4 && !/ь$/i.test(word) && slavic.test(small(word))

/** The part that man and woman share, and how it goes on. */
export function familyStem(word: string, isEntered: boolean): { stem: string; declension: 'family' | 'adjective' } | undefined {
  const letters = small(word)
  if (isFamilyName(word)) return { stem: letters.replace(/[aа]$/, ''), declension: 'family' }
  const adjective = /^(.{2,}[sс][kк]|.{2,}ц[kк])(iy|i|y|iı|aya|aia|ий|ый|ой|ая|и)$/.exec(letters)
  if (adjective) return { stem: adjective[1]!, declension: 'adjective' }
  if (isEntered && /.{2,}([iı]n|[иы]н)(a|а)?$/.test(bare(word))) return { stem: letters.replace(/[aа]$/, ''), declension: 'family' }
  return undefined
}
