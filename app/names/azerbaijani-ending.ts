import { plain } from './letters.ts'

/** What an ending says, in the order it stands: plural, household (-gil), whose, case, and what follows the case. */
export type AzerbaijaniEnding = readonly Step[]
export type Step = keyof typeof stepForms

/** A is a or ə, I is ı, i, u or ü; the first form follows a consonant, the second a vowel. */
export const stepForms = {
  dear: ['can', 'can'], little: ['cIk', 'cIk'], littler: ['cIq', 'cIq'], dearer: ['cığaz', 'cığaz'],
  plural: ['lAr', 'lAr'], household: ['gil', 'gil'],
  my: ['Im', 'm'], our: ['ImIz', 'mIz'], your: ['InIz', 'nIz'], its: ['I', 'sI'],
  genitive: ['In', 'nIn'], dative: ['A', 'yA'], accusative: ['I', 'nI'], locative: ['dA', 'dA'], ablative: ['dAn', 'dAn'], with: ['lA', 'ylA'],
  ablativeSpoken: ['nAn', 'nAn'], withSpoken: ['InAn', 'ynAn'], withShort: ['lA', 'lA'], as: ['cA', 'cA'], for: ['çün', 'yçün'], until: ['dAk', 'yAdAk'], like: ['tAk', 'tAk'], without: ['sIz', 'sIz'], from: ['lI', 'lI'],
  itsGenitive: ['In', 'nIn'], itsDative: ['A', 'nA'], itsAccusative: ['I', 'nI'], itsLocative: ['dA', 'ndA'], itsAblative: ['dAn', 'ndAn'],
  belonging: ['kI', 'kI'],
  is: ['dIr', 'dIr'], was: ['dI', 'ydI'], wasShort: ['dI', 'dI'], reportedly: ['mIş', 'ymIş'], reportedlyShort: ['mIş', 'mIş'], if: ['sA', 'ysA'], asked: ['mI', 'mI'], isAsked: ['dIrmI', 'dIrmI'], am: ['Am', 'yAm'], are: ['sAn', 'sAn'], we: ['Iq', 'yIq'],
} as const

const caseSteps: Step[] = ['genitive', 'dative', 'accusative', 'locative', 'ablative', 'with', 'ablativeSpoken', 'withSpoken', 'withShort', 'as', 'for', 'until', 'like', 'without']
const itsSteps: Step[] = ['itsGenitive', 'itsDative', 'itsAccusative', 'itsLocative', 'itsAblative', 'with', 'withShort', 'as', 'ablativeSpoken']
const saidSteps: Step[] = ['isAsked', 'is', 'was', 'wasShort', 'reportedly', 'reportedlyShort', 'if', 'asked', 'am', 'are', 'we']
const dearSteps: Step[] = ['dear', 'little', 'littler', 'dearer']

/** Endings without which voice they follow: a, ə and e as A, the narrow vowels as I; marks gone. */
const voiceless = (ending: string): string => plain(ending).replaceAll(/[ae]/g, 'A').replaceAll(/[iu]/g, 'I')

type Chain = { ending: string; steps: Step[]; endsInVowel: boolean }

function add(chain: Chain, step: Step): Chain {
  const form = stepForms[step][chain.endsInVowel ? 1 : 0]
  return { ending: chain.ending + voiceless(form), steps: [...chain.steps, step], endsInVowel: /[AI]$/.test(form) }
}

const each = (chains: Chain[], steps: Step[]): Chain[] => chains.flatMap((chain) => steps.map((step) => add(chain, step)))
const optional = (chains: Chain[], steps: Step[]): Chain[] => [...chains, ...each(chains, steps)]

function allEndings(endsInVowel: boolean): Map<string, Step[]> {
  const stem: Chain = { ending: '', steps: [], endsInVowel }
  const begun = optional(optional([stem], ['plural']), ['household'])
  const plainCases = optional(optional(begun, ['my', 'our', 'your']), caseSteps)
  const its = optional(each(begun, ['its']), itsSteps)
  const belonging = each([...plainCases, ...its].filter(({ steps }) => /genitive|locative/i.test(steps.at(-1) ?? '')), ['belonging'])
  const ofPlace = optional(optional([add(stem, 'from')], ['plural']), caseSteps.slice(0, 6))
  const found = new Map<string, Step[]>()
  // the first reading of an ending stands: "Nigarın" is the genitive before it is "your Nigar"
  for (const { ending, steps } of [...plainCases, ...its, ...optional(optional(belonging, ['plural']), itsSteps.slice(0, 5)), ...ofPlace].sort((a, b) => a.steps.length - b.steps.length)) {
    if (!found.has(ending)) found.set(ending, steps)
  }
  return found
}

let made: { consonant: Map<string, Step[]>; vowel: Map<string, Step[]> } | undefined
const spoken = (step: Step, after: 0 | 1) => ({ step, ending: voiceless(stepForms[step][after]) })
const said = ([0, 1] as const).flatMap((after) => saidSteps.map((step) => spoken(step, after)))
const dear = dearSteps.map((step) => spoken(step, 0))

/** `rest` is what follows the name's letters, small; undefined when it is no ending of a name. */
export function azerbaijaniEnding(stem: string, rest: string): AzerbaijaniEnding | undefined {
  made ??= { consonant: allEndings(false), vowel: allEndings(true) }
  const endings = made[/[aəeıioöuü]$/.test(stem) ? 'vowel' : 'consonant']
  const ending = voiceless(rest)
  return endings.get(ending) ?? withSaid(endings, ending) ?? afterDear(ending)
}

function withSaid(endings: Map<string, Step[]>, ending: string): Step[] | undefined {
  for (const { step, ending: last } of said) {
    const before = ending.endsWith(last) ? endings.get(ending.slice(0, -last.length)) : undefined
    if (before) return [...before, step]
  }
  return undefined
}

function afterDear(ending: string): Step[] | undefined {
  const first = dear.find((one) => ending.startsWith(one.ending))
  if (!first) return undefined
  const after = made!.consonant.get(ending.slice(first.ending.length))
  return after && [first.step, ...after]
}

const back = /[aıou]/

/** Vowels of the ending follow the last one of the stem; where no marks were typed, nothing can be said. */
export function isHarmonious(stem: string, rest: string): boolean {
  const last = stem.match(/[aəeıioöuü]/g)?.at(-1)
  const first = rest.match(/[aəeıioöuü]/)?.[0]
  if (!last || !first || plain(stem + rest) === stem + rest) return true
  return back.test(last) === back.test(first)
}
