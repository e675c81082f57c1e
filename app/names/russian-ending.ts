/** Grammatical cases as a role word needs them; `oblique` is the one ending of several cases ("Мамедовой"). */
export type RussianCase = 'nominative' | 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'prepositional' | 'oblique' | 'plural' | 'possessive'

/** How a name goes on after its last unchanging letter. */
export type Declension = 'fixed' | 'consonant' | 'a' | 'y' | 'family' | 'adjective'

type Endings = Readonly<Record<string, RussianCase>>
const list = (text: string): Endings => Object.fromEntries(text.trim().split(/\s+/).map((pair) => pair.split(':') as [string, RussianCase]))

// after a soft or hard sign fell away; the case named is the likelier one
const endings: Record<Declension, Endings> = {
  fixed: {},
  consonant: list('а:genitive я:genitive у:dative ю:dative ом:instrumental ем:instrumental ём:instrumental ым:instrumental е:prepositional э:prepositional и:oblique ой:instrumental ами:plural ам:plural ах:plural'),
  a: list('а:nominative я:nominative э:nominative ы:genitive и:genitive е:dative у:accusative ю:accusative ой:instrumental ою:instrumental ей:instrumental ею:instrumental ёй:instrumental ам:plural ами:plural ах:plural ям:plural ями:plural ях:plural'),
  y: list('й:nominative я:genitive ю:dative ем:instrumental ём:instrumental е:prepositional и:prepositional'),
  family: list('а:nominative у:dative ым:instrumental ом:instrumental е:prepositional ой:oblique ою:instrumental ы:plural ых:plural ыми:plural'),
  adjective: list('ий:nominative ый:nominative ой:oblique и:nominative ого:genitive ому:dative им:instrumental ым:instrumental ом:prepositional ая:nominative ую:accusative ие:plural ые:plural их:plural ых:plural ими:plural ыми:plural'),
}

// Лейлина сестра
const possessive = /^ин(а|о|ы|ого|ому|ым|ом|ой|ою|у|ых|ыми)?$/
// Вагифович, Вагифовна, Вагифыч
const fatherName = /^(ов|ев)(ич(а|у|ем|ом|е|и|ей|ам)?|н(а|ы|е|у|ой|ою))$|^(ыч|ич)(а|у|ем|е)?$|^(ин)?ичн(а|ы|е|у|ой)$/
const fatherJoined = /^(оглы|оглу|кызы|гызы)$/
const place = /^(ин|н)?(ск|цк)(ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими|и)$|^(ец|ца|цу|цем|це|цы|цев|цам|цами|цах|чан|чане|чанин|чанина|чанка)$/

/** `rest` without ь and ъ. */
export function russianEnding(declension: Declension, rest: string): RussianCase | undefined {
  if (rest === '') return 'nominative'
  if (declension === 'a' && possessive.test(rest)) return 'possessive'
  if (fatherJoined.test(rest)) return 'nominative'
  return Object.hasOwn(endings[declension], rest) ? endings[declension][rest] : undefined
}

export const isFatherName = (rest: string): boolean => fatherName.test(rest)
export const isOfPlace = (rest: string): boolean => place.test(rest)
