import { plain, small } from './letters.ts'

/**
 * A name as a row of slots: each holds the ways its sound is written, in both alphabets. `cost` says how far a spelling is
 * from what was entered: 0 the same or the other alphabet's usual letter, 1 a mark lost (ə typed as e), 2 another
 * romanisation (Rashad), 3 a mark that the entered name does not have.
 */
export type Slot = { spellings: readonly Spelling[]; isConsonant: boolean; isGlide: boolean; isDouble: boolean }
export type Spelling = { text: string; cost: 0 | 1 | 2 | 3 }

// letter | same | mark lost | other romanisation | more marks | Cyrillic
const latinLetters = `
a|a||ae|ə|а я
ə|ə|e|a ae||а э е я
b|b||p||б п
c|c||j dj dzh g|ç|дж ж ч
ç|ç|c|ch tch||ч ш
d|d||||д т
e|e||ye je|ə|е э ё
f|f||ph v||ф
g|g||k gh q gy|ğ|г к
ğ|ğ|g|gh q||г к
h|h||kh g||х г
x|x||kh h||х
i|i||y ee|ı|и й ы
ı|ı|i|y u||ы и у
j|j||zh c dj g||ж дж
k|k||c q g||к г
l|l||||л
m|m||||м
n|n||||н
o|o|||ö|о
ö|ö|o|oe||о ё е э
p|p||b||п б
q|q||g k gh||г к х
r|r||||р
s|s||c|ş|с
ş|ş|s|sh||ш щ
t|t||||т д
u|u||ou oo|ü|у ю
ü|ü|u|ue y||ю у и
v|v||w f||в ф
w|w||v||в у
y|y||i j||й и
z|z||s||з с`

// letter | same | other Cyrillic | Latin
const cyrillicLetters = `
а|а||a ə e
б|б||b p
в|в||v w
г|г|к х|g q h ğ gh
д|д|т|d
е|е|ё э|e ye je ə ie
ё|ё|е о|yo e ö o jo io
ж|ж||j zh c
з|з||z s
и|и|й ы|i ı y ee ü
й|й|и|y i j
к|к|г|k q c g
л|л||l
м|м||m
н|н||n
о|о||o ö
п|п||p
р|р||r
с|с||s
т|т||t
у|у|ю|u ü ı ou oo
ф|ф||f ph
х|х|г|x h kh
ц|ц||ts c tz
ч|ч||ç ch c tch
ш|ш||ş sh s
щ|щ|ш|sch shch şç ş
ы|ы|и у|ı i y u
э|э|е|e ə
ю|ю|у|yu ü u ju iu
я|я|а иа|ya yə ə a ja ia iya iyə`

const ascii = `
sh|sh||s ş||ш сх сг
ch|ch||c ç||ч
kh|kh||h x||х
gh|gh||g q ğ||г
zh|zh||j||ж
dzh|dzh||j dj|c|дж
dj|dj||j|c|дж`

const split = (text: string): string[] => text.split(' ').filter(Boolean)

function tableOf(lines: string): Map<string, Spelling[]> {
  return new Map(lines.trim().split('\n').map((line) => {
    const [letter = '', same = '', lost = '', other = '', more = '', cyrillic = ''] = line.split('|')
    return [letter, [...at(0, same, cyrillic), ...at(1, lost), ...at(2, other), ...at(3, more)]]
  }))
}

const at = (cost: Spelling['cost'], ...texts: string[]): Spelling[] => texts.flatMap(split).map((text) => ({ text, cost }))

const cyrillicTable = new Map(cyrillicLetters.trim().split('\n').map((line) => {
  const [letter = '', same = '', other = '', latin = ''] = line.split('|')
  return [letter, [...at(0, same, latin), ...at(2, other)]]
}))
const letterTable = new Map([...tableOf(latinLetters), ...cyrillicTable])
const asciiTable = tableOf(ascii)
const dzh: Spelling[] = at(0, 'дж', 'c j dj dzh').concat(at(2, 'ж'))

const vowel = /[aəeıioöuüаяеёэиыоуюй]/

/** What is entered with no mark at all may be Azerbaijani without its marks, or English: then "sh" is a sound too. */
export function slotsOf(name: string): Slot[] {
  const letters = small(name)
  const isPlain = /^[a-z]+$/.test(letters)
  const slots: Slot[] = []
  for (let place = 0; place < letters.length;) {
    const [length, spellings] = soundAt(letters, place, isPlain)
    const letter = letters.slice(place, place + length)
    const next = letters[place + length] ?? ''
    const isConsonant = length > 1 || !vowel.test(letter)
    const isDouble = isConsonant && next === letter
    slots.push({ spellings: allowed(spellings, letters), isConsonant, isDouble, isGlide: /[yйiи]/.test(letter) && vowel.test(isDouble ? (letters[place + 2] ?? '') : next) })
    place += isDouble ? 2 : length
  }
  return slots
}

function soundAt(letters: string, place: number, isPlain: boolean): [number, Spelling[]] {
  if (letters.startsWith('дж', place)) return [2, dzh]
  for (const length of isPlain ? [3, 2] : []) {
    const sound = asciiTable.get(letters.slice(place, place + length))
    if (sound && letters.length >= place + length) return [length, sound]
  }
  return [1, letterTable.get(letters[place]!) ?? [{ text: letters[place]!, cost: 0 }]]
}

/** A name entered with Azerbaijani marks means its plain letters: in "Səhər" s is no ş. */
function allowed(spellings: Spelling[], letters: string): Spelling[] {
  return plain(letters) === letters ? spellings : spellings.filter(({ cost }) => cost < 3)
}

export type Reached = { end: number; cost: number }

/** Every place in `text` where the name may end, from its beginning. */
export function reach(slots: readonly Slot[], text: string): Reached[] {
  const found = new Map<number, number>()
  walk(slots, text, 0, 0, 0, found)
  return [...found].map(([end, cost]) => ({ end, cost }))
}

function walk(slots: readonly Slot[], text: string, slot: number, place: number, cost: number, found: Map<number, number>): void {
  if (slot === slots.length) {
    if ((found.get(place) ?? 9) > cost) found.set(place, cost)
    return
  }
  const { spellings, isConsonant, isGlide, isDouble } = slots[slot]!
  for (const { text: letters, cost: more } of spellings) {
    if (!text.startsWith(letters, place)) continue
    const end = place + letters.length
    walk(slots, text, slot + 1, end, Math.max(cost, more), found)
    // Мамед, Məmməd: a consonant may be written twice; at the end the second one begins the ending (Cəmillə)
    if (isConsonant && letters.length === 1 && text[end] === letters && (isDouble || slot < slots.length - 1)) walk(slots, text, slot + 1, end + 1, Math.max(cost, more), found)
  }
  // the y of "ya" lies in я, that of "iy" in и
  if (isGlide && (/[яюеёыи]/.test(text[place] ?? '') || /[iıи]/.test(text[place - 1] ?? ''))) walk(slots, text, slot + 1, place, cost, found)
}
