/** What stands in a note where a name stood: who the person is to the client, or what kind of thing it was. */
export const roles = [
  'client', 'mother', 'father', 'sister', 'brother', 'son', 'daughter', 'husband', 'wife', 'grandmother', 'grandfather', 'aunt', 'uncle',
  'guardian', 'relative', 'neighbour', 'friend', 'teacher', 'child', 'other-child', 'other-person', 'phone', 'place',
] as const
export type Role = (typeof roles)[number]

// as `bare` makes them, possessives as well (anası: her mother); the first that fits counts
const relations: readonly (readonly [Role, RegExp])[] = [
  ['grandmother', /^(nen[ei](si)?|бабушк\S*|grandmother|granny)$/], ['grandfather', /^(baba(si)?|дедушк\S*|дед|деда|grandfather)$/],
  ['mother', /^(ana(si)?|анa|мать|матери|мама|мамы|mother|mum|mom)$/], ['father', /^(ata(si)?|отец|отца|папа|папы|father|dad)$/],
  ['sister', /^(baci(si|lari)?|сестр\S*|sister\S*)$/], ['brother', /^(qardas(i|lari)?|брат\S*|brother\S*)$/],
  ['son', /^(ogl?u?l?u?|oglan(i)?|сын\S*|son)$/], ['daughter', /^(qiz(i|lari)?|дочь|дочк\S*|дочери|daughter)$/],
  ['husband', /^(er|eri|муж\S*|husband)$/], ['wife', /^(arvad(i)?|xanimi|жена|жены|жену|wife)$/],
  ['aunt', /^(xala(si)?|bibi(si)?|тет\S*|aunt)$/], ['uncle', /^(emi(si)?|dayi(si)?|дяд\S*|uncle)$/],
  ['guardian', /^(qeyyum(u)?|опекун\S*|guardian)$/], ['neighbour', /^(qonsu(su)?|сосед\S*|neighbou?r)$/], ['friend', /^(dost(u)?|refiq\S*|подруг\S*|друг|friend)$/],
  ['teacher', /^(muellim\S*|учител\S*|teacher)$/], ['relative', /^(qohum(u)?|родственни\S*|relative|cousin|emioglu|племянни\S*|внук|внучка|neve(si)?)$/],
]

/** The role a word of relation names; undefined when it is none. */
export const roleOfRelation = (bareWord: string): Role | undefined => relations.find(([, pattern]) => pattern.test(bareWord))?.[0]
