import type { Role } from './role.ts'
import type { RussianCase } from './russian-ending.ts'

/** `isOwned`: the word bears "its" already (həyat yoldaşı), so that its endings begin with n. `beforeVowel`: oğul, oğlun. */
export type AzerbaijaniWord = { word: string; isOwned?: true; beforeVowel?: string }

export const azerbaijaniRoles: Record<Role, AzerbaijaniWord> = {
  client: { word: 'danışan' }, mother: { word: 'ana' }, father: { word: 'ata' }, sister: { word: 'bacı' }, brother: { word: 'qardaş' }, son: { word: 'oğul', beforeVowel: 'oğl' }, daughter: { word: 'qız' },
  husband: { word: 'ər' }, wife: { word: 'həyat yoldaşı', isOwned: true }, grandmother: { word: 'nənə' }, grandfather: { word: 'baba' }, aunt: { word: 'xala' }, uncle: { word: 'əmi' },
  guardian: { word: 'qəyyum' }, relative: { word: 'qohum' }, neighbour: { word: 'qonşu' }, friend: { word: 'dost' }, teacher: { word: 'müəllim' },
  'child': { word: 'uşaq', beforeVowel: 'uşağ' }, 'other-child': { word: 'başqa uşaq', beforeVowel: 'başqa uşağ' }, 'other-person': { word: 'başqa şəxs' }, phone: { word: 'telefon nömrəsi', isOwned: true }, place: { word: 'yaşadığı yer' },
}

type Forms = Record<Exclude<RussianCase, 'oblique' | 'plural' | 'possessive'>, string>
const forms = (text: string): Forms => {
  const [nominative = '', genitive = '', dative = '', accusative = '', instrumental = '', prepositional = ''] = text.split('|')
  return { nominative, genitive, dative, accusative, instrumental, prepositional }
}

export const russianRoles: Record<Role, Forms> = {
  client: forms('клиент|клиента|клиенту|клиента|клиентом|клиенте'), mother: forms('мать|матери|матери|мать|матерью|матери'), father: forms('отец|отца|отцу|отца|отцом|отце'),
  sister: forms('сестра|сестры|сестре|сестру|сестрой|сестре'), brother: forms('брат|брата|брату|брата|братом|брате'), son: forms('сын|сына|сыну|сына|сыном|сыне'), daughter: forms('дочь|дочери|дочери|дочь|дочерью|дочери'),
  husband: forms('муж|мужа|мужу|мужа|мужем|муже'), wife: forms('жена|жены|жене|жену|женой|жене'), grandmother: forms('бабушка|бабушки|бабушке|бабушку|бабушкой|бабушке'), grandfather: forms('дедушка|дедушки|дедушке|дедушку|дедушкой|дедушке'),
  aunt: forms('тётя|тёти|тёте|тётю|тётей|тёте'), uncle: forms('дядя|дяди|дяде|дядю|дядей|дяде'), guardian: forms('опекун|опекуна|опекуну|опекуна|опекуном|опекуне'), relative: forms('родственник|родственника|родственнику|родственника|родственником|родственнике'),
  neighbour: forms('сосед|соседа|соседу|соседа|соседом|соседе'), friend: forms('друг|друга|другу|друга|другом|друге'), teacher: forms('учитель|учителя|учителю|учителя|учителем|учителе'),
  'child': forms('ребёнок|ребёнка|ребёнку|ребёнка|ребёнком|ребёнке'), 'other-child': forms('другой ребёнок|другого ребёнка|другому ребёнку|другого ребёнка|другим ребёнком|другом ребёнке'), 'other-person': forms('другой человек|другого человека|другому человеку|другого человека|другим человеком|другом человеке'),
  phone: forms('номер телефона|номера телефона|номеру телефона|номер телефона|номером телефона|номере телефона'), place: forms('место жительства|места жительства|месту жительства|место жительства|местом жительства|месте жительства'),
}

export const englishRoles: Record<Role, string> = {
  client: 'the client', mother: 'the mother', father: 'the father', sister: 'the sister', brother: 'the brother', son: 'the son', daughter: 'the daughter', husband: 'the husband', wife: 'the wife',
  grandmother: 'the grandmother', grandfather: 'the grandfather', aunt: 'the aunt', uncle: 'the uncle', guardian: 'the guardian', relative: 'the relative', neighbour: 'the neighbour', friend: 'the friend', teacher: 'the teacher',
  'child': 'a child', 'other-child': 'the other child', 'other-person': 'the other person', phone: 'the phone number', place: 'the home place',
}
