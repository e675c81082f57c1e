import type { Area } from './default-trees.ts'

// what a database refuses, and what a decoder leaves where signs were broken
const unkeepable = /[\0\uFFFD]/

/** `West: Aghdam, Fuzuli`, one area a line. Undefined where it cannot be a catalogue: unknown or repeated districts, fewer than two areas. */
export function readAreas(text: string, districts: readonly string[]): Area[] | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean)
  const areas = lines.map((line): Area => {
    const [name = '', list = ''] = line.split(':')
    return { name: name.trim(), districts: list.split(',').map((one) => one.trim()).filter(Boolean) }
  })
  const named = areas.flatMap((area) => area.districts)
  const isWhole = areas.length > 1 && areas.every((area) => area.name !== '' && area.name.length <= 80 && !unkeepable.test(area.name) && area.districts.length > 0)
  const isKnown = named.every((district) => districts.includes(district)) && new Set(named).size === named.length && new Set(areas.map((area) => area.name)).size === areas.length
  return isWhole && isKnown ? areas : undefined
}

export const writeAreas = (areas: readonly Area[]): string => areas.map(({ name, districts }) => `${name}: ${districts.join(', ')}`).join('\n')
