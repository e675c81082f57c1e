import { describe, expect, it } from 'vitest'
import { findNames } from '#app/names/find-names.ts'
import type { Known } from '#app/names/known-name.ts'

const words = (...names: string[]): Known[] => names.map((text) => ({ who: text, kind: 'word', text }))
const found = (text: string, ...names: string[]): string[] => findNames(text, words(...names)).map((one) => one.text)

describe('Azerbaijani', () => {
  it.each([
    'Əlinin', 'Əliyə', 'Əlini', 'Əlidə', 'Əlidən', 'Əliylə', 'Əlilə', 'Əligil', 'Əligildən', 'Əlidir', 'Əliymiş', 'Əliydi', 'Əlininki', 'Əlilər', 'Əlim', 'Əlisiz', 'Əlidirmi', 'Əlican', "Əli'nin", 'Əli-nin', 'Əli’nin',
    'ƏLİNİN', 'ELİNİN', 'ELININ', 'Eliye', 'Elinin', 'Aliyə', 'Ǝlinin', 'Әлинин',
  ])('Əli: %s', (word) => {
    expect(found(`Bu gün ${word} yanına getdim.`, 'Əli')).toEqual([word])
  })

  it.each([
    ['Nigar', 'Nigarın Nigara Nigarı Nigarda Nigardan Nigarla Nigargil Nigarlar Nigarlarla Nigarımız Nigarnan Nigarmış Nigardır Nigarsız'], ['Aygün', 'Aygünün Aygünə Aygünü Aygündən Aygünlə Aygungil Aygunun'],
    ['Elçin', 'Elçinin Elçinə Elçinlə Elcinden Elchin Эльчином Эльчину'], ['İshaq', 'İshağın İshaqdan İshağa Ishaq ISHAQ Исхака'], ['İlqar', 'İlqarın ILQAR İLQARLA Ilqara ilqar Ильгару'], ['Məmmədov', 'Məmmədovun Məmmədova Məmmədovanın Mammadov Mammadova Мамедов Мамедовой Мамедовы'],
    ['Vaqif', 'Vaqifin Vagif Вагифом Вагифович Вагифовна Вагифовной Vaqifoğlu Vagifovich'], ['Ülviyyə', 'Ülviyyənin Ulviyye Ulviyya Ульвия Ульвии Ульвию'],
  ])('%s as %s', (name, forms) => {
    expect(found(forms.split(' ').map((form) => `gördüm ki, ${form} burada`).join(', '), name)).toEqual(forms.split(' '))
  })

  it('not the word that merely contains a name', () => {
    expect(found('O çox narahat idi, babasının vəfatından sonra elini yudu. Könüllülər gəldi. Əlil arabası var, əlində tikiş.', 'Nar', 'Vəfa', 'Əli', 'Könül')).toEqual([])
  })

  it('a name that is a word as well, by what stands beside it', () => {
    expect(found('Sevinc hissini itirib. Arzu edir ki, qızı oxusun. Gözlərində sevinc göründü.', 'Sevinc', 'Arzu')).toEqual([])
    expect(found('Sevinc dedi ki, gələcək. Dünən Arzunu gördüm.', 'Sevinc', 'Arzu')).toEqual(['Sevinc', 'Arzunu'])
  })
})

describe('Russian', () => {
  it.each([
    ['Рашад', 'Рашада Рашаду Рашадом Рашаде Rəşadın Rashad'], ['Айгюн', 'Айгюн Айгюну Aygün Aygun'], ['Али', 'Али Əli Ali'], ['Джейхун', 'Джейхуна Джейхуном Ceyhun Jeyhun'], ['Гасан', 'Гасану Хасан Həsən Hasan'],
    ['Вера', 'Веры Вере Веру Верой'], ['Любовь', 'Любови Любовью'], ['Лев', 'Льва Львом'], ['Юрий', 'Юрия Юрию Юрием'], ['Вишневский', 'Вишневского Вишневской Вишневские'], ['Мамедова', 'Мамедов Мамедову Мамедовой Məmmədovanın'],
  ])('%s as %s', (name, forms) => {
    expect(found(forms.split(' ').map((form) => `потом ${form} здесь`).join(', '), name)).toEqual(forms.split(' '))
  })

  it('a name that is a word as well', () => {
    expect(found('Вера в себя возвращается. Слава богу, ночь прошла тихо. Спит при свете. Сама она не верит.', 'Вера', 'Слава', 'Света', 'Səma')).toEqual([])
    expect(found('Вчера Вера пришла. Вера сказала, что спит.', 'Вера')).toEqual(['Вера', 'Вера'])
  })
})

describe('what belongs to a mention', () => {
  it('"oğlu" and the initials', () => {
    expect(found('Gələn Vaqif oğlunun işi. Bu Ə. Məmmədovun arayışıdır.', 'Vaqif oğlu', 'Əli Məmmədov')).toEqual(['Vaqif oğlunun', 'Ə. Məmmədovun'])
  })

  it('only the family name or only the given name', () => {
    expect(found('Sonra Məmmədov gəldi. Sonra Leyla gəldi.', 'Leyla Məmmədova')).toEqual(['Məmmədov', 'Leyla'])
  })

  it('names with a hyphen, whole and by halves; not the first half of another name', () => {
    expect(found('Dünən Anna-Maria, Annanın və Maria gəldi.', 'Anna-Maria')).toEqual(['Anna-Maria', 'Annanın', 'Maria'])
    expect(found('Это Али-заде, другой человек.', 'Али')).toEqual([])
  })

  it('every person it may be, and its ending', () => {
    const [one] = findNames('Sonra Məmmədova zəng etdim.', [{ who: 'client', kind: 'family', text: 'Məmmədov' }, { who: 'father', kind: 'family', text: 'Məmmədov' }])
    expect(one!.who).toEqual(['client', 'father'])
    expect(findNames('Bu gün Əlidən soruşdum.', words('Əli'))[0]!.ending).toEqual({ language: 'az', steps: ['ablative'] })
    expect(findNames('Потом Лейле позвонили.', words('Лейла'))[0]!.ending).toEqual({ language: 'ru', grammaticalCase: 'dative' })
  })

  it('places count UTF-16 units, behind signs of two', () => {
    const text = '🙂 Bu gün 🙂 Əliyə dedim'
    expect(findNames(text, words('Əli')).map(({ start, end }) => text.slice(start, end))).toEqual(['Əliyə'])
  })
})

describe('numbers and codes', () => {
  it.each(['+994 50 312 45 67', '050 312 45 67', '(050) 312-45-67', '0503124567', '+994(50)3124567', '00994503124567', '50.312.45.67', '8 050 312 45 67', '312 45 67', '050\u00a0312\u00a045\u00a067'])('%s', (number) => {
    expect(found(`Zəng: ${number}, axşam.`, '+994 50 312 45 67')).toEqual([number])
  })

  it('two side by side are two, another one is none', () => {
    expect(found('050 312 45 67 055 744 19 03', '0503124567', '0557441903')).toEqual(['050 312 45 67', '055 744 19 03'])
    expect(found('050 312 45 68, 12.05.2024, 2024-05-12, 24-14', '0503124567')).toEqual([])
  })

  it.each(['AGD-7K2P', 'agd-7k2p', 'AGD 7K2P', 'AGD7K2P', 'АGD-7K2Р'])('code %s', (code) => {
    expect(found(`Bax: ${code}.`, 'AGD-7K2P')).toEqual([code])
  })

  it('another code is none', () => {
    expect(found('AGD-7K2Q, XAGD-7K2P, AGD-7K2P9', 'AGD-7K2P')).toEqual([])
  })
})

it('nothing known, nothing found; strange names and texts break nothing', () => {
  expect(findNames('Əlinin anası', [])).toEqual([])
  expect(found('((( [ ] \\ * +', '(', '*', '', ' ', '[a-z]', '\\')).toEqual([])
})
