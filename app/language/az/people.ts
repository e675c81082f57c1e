import type { people as english } from '../en/people.ts'
import type { Same } from '../message.ts'

export const people: Same<typeof english> = {
  sexes: { female: 'qadın', male: 'kişi', other: 'başqa', unknown: 'məlum deyil' },
  ageBands: { '0-5': '0–5', '6-11': '6–11', '12-17': '12–17', '18-25': '18–25', '26-45': '26–45', '46-59': '46–59', '60+': '60 və yuxarı' },
  familyRoles: { index: 'əsas şəxs', partner: 'həyat yoldaşı', parent: 'valideyn', grandparent: 'nənə və ya baba', 'older-child': 'böyük uşaq', 'younger-child': 'kiçik uşaq', 'other-adult': 'başqa böyük' },
  districts: {
    Aghdam: 'Ağdam', Fuzuli: 'Füzuli', Tartar: 'Tərtər', Barda: 'Bərdə', Goranboy: 'Goranboy', Aghjabadi: 'Ağcabədi', Beylagan: 'Beyləqan', Naftalan: 'Naftalan', Ganja: 'Gəncə',
    Mingachevir: 'Mingəçevir', Yevlakh: 'Yevlax', Goygol: 'Göygöl', Dashkasan: 'Daşkəsən', Gadabay: 'Gədəbəy', Tovuz: 'Tovuz', Gazakh: 'Qazax', Aghstafa: 'Ağstafa', Jabrayil: 'Cəbrayıl',
    Zangilan: 'Zəngilan', Gubadli: 'Qubadlı', Lachin: 'Laçın', Kalbajar: 'Kəlbəcər', Shusha: 'Şuşa', Khojaly: 'Xocalı', Khojavend: 'Xocavənd', Khankendi: 'Xankəndi', Imishli: 'İmişli',
    Sabirabad: 'Sabirabad', Sumgayit: 'Sumqayıt', Baku: 'Bakı', Absheron: 'Abşeron',
  },
}
