// The languages Sirdash speaks. Each names itself in its own letters, so that nobody has to read another one to find hers.
export const languages = ['en', 'az', 'ru'] as const
export type Language = (typeof languages)[number]

export const languageNames: Record<Language, string> = { en: 'English', az: 'Azərbaycanca', ru: 'Русский' }

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

/** The first language of an Accept-Language header that Sirdash speaks, by weight; English when there is none. */
export function languageOfHeader(header: string | null | undefined): Language {
  const wanted = (header ?? '').split(',').map(weighted).sort((a, b) => b.weight - a.weight)
  for (const { tag, weight } of wanted) {
    const base = tag.split('-')[0]
    if (weight > 0 && isLanguage(base)) return base
  }
  return 'en'
}

function weighted(part: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
  const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='))
  const weight = quality ? Number(quality.slice(2)) : 1
  return { tag: tag.trim(), weight: Number.isFinite(weight) ? weight : 0 }
}
