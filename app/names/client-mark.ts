import { capitalise } from '#app/language/casing.ts'
import type { Language } from '#app/language/language.ts'

/** Stands for the client in a stored text; read as the word of the text's own language. */
export const clientMark = '{{client}}'

const client: Record<Language, string> = { en: 'the client', az: 'danışan', ru: 'клиент' }
const beginsSentence = /(^|[.!?…\n]["»”)]*\s*)$/

/** What language a text is in, by its letters; where they say nothing, the given one. */
export function languageOfText(text: string, otherwise: Language): Language {
  const words = text.replaceAll(clientMark, '')
  const cyrillic = words.match(/[\u0400-\u04ff]/g)?.length ?? 0
  const latin = words.match(/[a-zəşçğöüı]/gi)?.length ?? 0
  if (cyrillic > latin) return 'ru'
  if (/(?<!\p{L})(the|and|with|she|was|her|his|said)(?!\p{L})/iu.test(words)) return 'en'
  if (/ə|(?<=\p{L})[ğış]|[ğşı](?=\p{L})/iu.test(words.replaceAll('I', ''))) return 'az'
  return otherwise === 'ru' && latin > 0 ? 'az' : otherwise
}

/** `{{client}}` as a reader sees it: "the client", "danışan", "клиент". */
export function readClient(text: string, reader: Language): string {
  if (!text.includes(clientMark)) return text
  const language = languageOfText(text, reader)
  return text.replaceAll(clientMark, (_, at: number) => (beginsSentence.test(text.slice(0, at)) ? capitalise(client[language], language) : client[language]))
}
