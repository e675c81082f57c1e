import type { Words } from '#app/language/en.ts'

/** The lines of the emergency card before a programme has entered its own: the public numbers of the country. */
export const publicNumbers: readonly { word: 'ambulance' | 'police' | 'fire'; number: string }[] = [
  { word: 'ambulance', number: '103' },
  { word: 'police', number: '102' },
  { word: 'fire', number: '101' },
] satisfies { word: keyof Words['frame']['emergency']; number: string }[]

/** Answers from any telephone, also without credit. */
export const oneNumber = '112'
