import { formatNumber, formatPercent } from '#app/language/dates.ts'
import type { Words } from '#app/language/en.ts'
import type { Language } from '#app/language/language.ts'
import { say } from '#app/language/say.ts'
import { toolOf } from './change-trees.ts'
import type { Clause, GroupClause } from './catalogue-clauses.ts'

/** The words a catalogue is read with. */
export type CatalogueWords = Pick<Words, 'catalogue' | 'releases' | 'people'>
type Said = CatalogueWords & { language: Language }
type Of<Kind extends Clause['kind']> = Extract<Clause, { kind: Kind }>

/** What a clause is about, in a few words. */
export function clauseName(clause: Clause, { catalogue, language }: Said): string {
  switch (clause.kind) {
    case 'rule': return catalogue.rule[clause.id]
    case 'window': return catalogue.windows
    case 'group': return `${clause.tree[language]}: ${clause.title[language]}`
    default: return clause.title[language]
  }
}

/** What it says, sentence by sentence. */
export function clauseLines(clause: Clause, said: Said): string[] {
  switch (clause.kind) {
    case 'rule': return [ruleText(clause, said)]
    case 'window': return [said.catalogue.kinds[clause.value]]
    case 'tree': return treeLines(clause, said)
    case 'group': return [[clause.inside && say(said.catalogue.inside, { group: clause.inside[said.language] }), groupText(clause, said)].filter(Boolean).join('; ')]
    case 'question': return questionLines(clause, said)
  }
}

function ruleText({ id, value, threshold }: Of<'rule'>, { catalogue: { ruleSays }, language }: Said): string {
  if (id === 'headline') return value === 'exact' ? ruleSays.exact : ruleSays.rounded
  if (id === 'reachRoots') return value === 'always' ? ruleSays.always : say(ruleSays.T, { n: threshold })
  const isShare = id === 'dominance' || id === 'rest'
  return say(ruleSays[id], { n: isShare ? formatPercent(Number(value), language) : formatNumber(Number(value), language) })
}

function treeLines({ base, attributes, onClosed, hasBands }: Of<'tree'>, { catalogue: words, language }: Said): string[] {
  return [
    say(words.divides, { base: base[language], by: attributes.map((attribute) => attributeText(attribute, words)).join(', ') }),
    ...(onClosed ? [say(words.onClosed, { group: onClosed[language] })] : []),
    ...(hasBands ? [words.hasBands] : []),
  ]
}

function attributeText(attribute: string, { attributes, measuredAgain }: CatalogueWords['catalogue']): string {
  const tool = toolOf(attribute)
  if (tool) return say(measuredAgain, { tool })
  return Object.hasOwn(attributes, attribute) ? attributes[attribute as keyof typeof attributes] : attribute
}

const districtIn = ({ districts }: CatalogueWords['people'], code: string): string => (Object.hasOwn(districts, code) ? districts[code as keyof typeof districts] : code)

/** Which people fall into a group, and what is special about its figure. */
export function groupText({ title, codes, isHeadline, hasMean, listed }: GroupClause, { catalogue: words, people, language }: Said): string {
  // a district is named by itself, whatever it is called in this language
  const said = codes.map((code) => (Object.hasOwn(words.codes, code) ? words.codes[code as keyof typeof words.codes] : districtIn(people, code))).filter((text) => text !== title[language] && text !== title.en)
  return [said.join(', '), isHeadline && words.isHeadline, hasMean && words.hasMean, listed !== null && say(words.listed, { n: formatNumber(listed, language) })].filter(Boolean).join('; ')
}

function questionLines({ reach, tables }: Of<'question'>, { catalogue: words, releases, language }: Said): string[] {
  return [
    ...(reach.length > 0 ? [say(words.wholeProgramme, { list: reach.map((key) => releases.headlines[key] ?? key).join(', ') })] : []),
    ...tables.map(({ tree, measures }) => say(words.tableOf, { tree: tree[language], measures: measures.map((measure) => words.measures[measure]).join(', ') })),
  ]
}
