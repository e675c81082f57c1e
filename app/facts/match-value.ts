import { fold } from '#app/language/casing.ts'

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'j', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't',
  у: 'u', ф: 'f', х: 'x', ц: 's', ч: 'c', ш: 's', щ: 's', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya', ҹ: 'c', ғ: 'g', ҝ: 'g', ө: 'o', ү: 'u', һ: 'h', ә: 'e', ј: 'y',
}

/**
 * A name as it is compared: one alphabet, no marks, no spaces, no double letters ("Əliyev", "Алиев" and "ALİYEV" differ
 * by a vowel and stay two; "Əli Məmmədov" and "əli  mamedov" come as near as rules without guessing can bring them).
 */
export function normalisedName(given: string, family: string): string {
  const letters = fold(`${given} ${family}`, 'az').replace(/[\u0400-\u04ff]/g, (letter) => cyrillic[letter] ?? letter)
  return letters.replace(/[^\p{L}]/gu, '').replace(/(.)\1+/gu, '$1')
}
