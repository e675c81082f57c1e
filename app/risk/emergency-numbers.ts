/** The lines of an emergency card, in the order they are called. */
export const cardLines = ['ambulance', 'police', 'fire', 'psychiatric', 'child-line', 'women-line', 'hazard', 'nurse'] as const
export type CardLineName = (typeof cardLines)[number]

/** Public numbers of the country, before a programme has entered its own. */
export const publicNumbers: Partial<Record<CardLineName, string>> = { ambulance: '103', police: '102', fire: '101' }

/** Answers from any telephone, also without credit. */
export const oneNumber = '112'

/** `checkedOn` null: a public number nobody of the programme has checked yet. */
export type CardLine = { line: CardLineName; number: string; checkedOn: string | null }
export type EmergencyCard = { district: string | null; lines: CardLine[] }

type Entered = { line: string; number: string; checked_on: string }

/** What the programme entered, and the public number where it entered none. */
export function cardOf(district: string | null, entered: readonly Entered[]): EmergencyCard {
  const lines = cardLines.flatMap((line): CardLine[] => {
    const own = entered.find((one) => one.line === line)
    const number = own?.number ?? publicNumbers[line]
    return number ? [{ line, number, checkedOn: own?.checked_on ?? null }] : []
  })
  return { district, lines }
}

/** Digits, and what stands between them on paper. */
export const isNumber = (text: string): boolean => /^\+?[\d][\d ()-]{1,24}$/.test(text)
/** For a tel: link. */
export const dialled = (number: string): string => number.replaceAll(/[^\d+]/g, '')
