import type { CountedTool } from '#app/scales/counted-change.ts'
import type { Label, Tree } from './tree.ts'

const names: Readonly<Record<CountedTool, string>> = { who5: 'WHO-5', phq9: 'PHQ-9', gad7: 'GAD-7', k10: 'K10', dass21: 'DASS-21', pcl5: 'PCL-5', cries8: 'CRIES-8', whodas12: 'WHODAS 2.0' }
const say = (en: string, az: string, ru: string): Label => ({ en, az, ru })

/** What people are divided by: whether they were measured again with the tool. */
export const changeAttribute = (tool: string): string => `change-${tool}`

/** The name of the tool of such an attribute; undefined for any other attribute. */
export const toolOf = (attribute: string): string | undefined => Object.entries(names).find(([tool]) => attribute === changeAttribute(tool))?.[1]

/**
 * People in care by whether they were measured twice with one tool, and the mean change of those who were. Nothing divides them
 * further: beside a mean, a part of those measured could be told from it (a mean past a threshold says that somebody passed it).
 */
function changeTree(tool: CountedTool): Tree {
  const name = names[tool]
  return {
    id: changeAttribute(tool), attributes: [changeAttribute(tool)], base: 'in-care', title: say(`${name}: change since the first measure`, `${name}: ilk ölçmədən bəri dəyişiklik`, `${name}: изменение с первого измерения`),
    root: {
      id: changeAttribute(tool), label: say('In care', 'Yardım alır', 'Получают помощь'), headline: true,
      children: [
        { id: `${tool}-measured`, label: say('Measured twice or more', 'İki və ya daha çox dəfə ölçülüb', 'Измерено дважды или чаще'), codes: ['measured'], mean: true },
        { id: `${tool}-not-measured`, label: say('Not measured twice', 'İki dəfə ölçülməyib', 'Дважды не измерено'), codes: ['*'] },
      ],
    },
  }
}

/** The tools a catalogue asks about unless it is drawn otherwise; every one more is one more table for the reader. */
const askedTools: readonly CountedTool[] = ['who5', 'phq9', 'dass21', 'pcl5', 'cries8']

export const changeTrees: readonly Tree[] = askedTools.map(changeTree)
