import type { people as english } from '../en/people.ts'
import type { Same } from '../message.ts'

export const people: Same<typeof english> = {
  sexes: { female: 'женский', male: 'мужской', other: 'другой', unknown: 'неизвестно' },
  ageBands: { '0-5': '0–5', '6-11': '6–11', '12-17': '12–17', '18-25': '18–25', '26-45': '26–45', '46-59': '46–59', '60+': '60 и старше' },
  familyRoles: { index: 'основной человек', partner: 'супруг или супруга', parent: 'родитель', grandparent: 'бабушка или дедушка', 'older-child': 'старший ребёнок', 'younger-child': 'младший ребёнок', 'other-adult': 'другой взрослый' },
  districts: {
    Aghdam: 'Агдам', Fuzuli: 'Физули', Tartar: 'Тертер', Barda: 'Барда', Goranboy: 'Геранбой', Aghjabadi: 'Агджабеди', Beylagan: 'Бейлаган', Naftalan: 'Нафталан', Ganja: 'Гянджа',
    Mingachevir: 'Мингячевир', Yevlakh: 'Евлах', Goygol: 'Гёйгёль', Dashkasan: 'Дашкесан', Gadabay: 'Гедабек', Tovuz: 'Товуз', Gazakh: 'Газах', Aghstafa: 'Акстафа', Jabrayil: 'Джебраил',
    Zangilan: 'Зангилан', Gubadli: 'Губадлы', Lachin: 'Лачин', Kalbajar: 'Кельбаджар', Shusha: 'Шуша', Khojaly: 'Ходжалы', Khojavend: 'Ходжавенд', Khankendi: 'Ханкенди', Imishli: 'Имишли',
    Sabirabad: 'Сабирабад', Sumgayit: 'Сумгаит', Baku: 'Баку', Absheron: 'Апшерон',
  },
}
