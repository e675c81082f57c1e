import loadHighs from 'highs'
import type { Known } from '#app/outcomes/integer-bounds.ts'
import type { Interval } from '#app/outcomes/rounding.ts'

const highs = await loadHighs()

/** The same question put to another solver (HiGHS): the least and the most of the target in whole people. */
export function highsBounds(known: readonly Known[], target: Readonly<Record<string, number>>, atMost: number): Interval {
  const names = [...new Set([...known, { coef: target }].flatMap((row) => Object.keys(row.coef)))]
  const at = new Map(names.map((name, place) => [name, `x${place}`]))
  const sum = (coef: Readonly<Record<string, number>>): string => Object.entries(coef).map(([name, times]) => `${times < 0 ? '-' : '+'} ${Math.abs(times)} ${at.get(name)}`).join(' ')
  const rows = known.flatMap(({ coef, lo, hi }) => [...(lo == null ? [] : [`${sum(coef)} >= ${lo}`]), ...(hi == null || hi === Infinity ? [] : [`${sum(coef)} <= ${hi}`])])
  const solve = (direction: 'Minimize' | 'Maximize'): number => {
    const { Status, ObjectiveValue } = highs.solve(`${direction}\n obj: ${sum(target)}\nSubject To\n${rows.map((row, place) => ` c${place}: ${row}`).join('\n')}\nBounds\n${[...at.values()].map((name) => ` 0 <= ${name} <= ${atMost}`).join('\n')}\nGeneral\n ${[...at.values()].join(' ')}\nEnd\n`)
    if (Status !== 'Optimal') throw new Error(Status)
    return Math.round(ObjectiveValue)
  }
  return { lo: solve('Minimize'), hi: solve('Maximize') }
}
