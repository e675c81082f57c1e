/** What several features say of the people and the places they are about. */
export const people = {
  sexes: { female: 'female', male: 'male', other: 'other', unknown: 'not known' },
  ageBands: { '0-5': '0–5', '6-11': '6–11', '12-17': '12–17', '18-25': '18–25', '26-45': '26–45', '46-59': '46–59', '60+': '60 and over' },
  familyRoles: { index: 'index person', partner: 'partner', parent: 'parent', grandparent: 'grandparent', 'older-child': 'older child', 'younger-child': 'younger child', 'other-adult': 'another adult' },
  districts: {
    Aghdam: 'Aghdam', Fuzuli: 'Fuzuli', Tartar: 'Tartar', Barda: 'Barda', Goranboy: 'Goranboy', Aghjabadi: 'Aghjabadi', Beylagan: 'Beylagan', Naftalan: 'Naftalan', Ganja: 'Ganja',
    Mingachevir: 'Mingachevir', Yevlakh: 'Yevlakh', Goygol: 'Goygol', Dashkasan: 'Dashkasan', Gadabay: 'Gadabay', Tovuz: 'Tovuz', Gazakh: 'Gazakh', Aghstafa: 'Aghstafa', Jabrayil: 'Jabrayil',
    Zangilan: 'Zangilan', Gubadli: 'Gubadli', Lachin: 'Lachin', Kalbajar: 'Kalbajar', Shusha: 'Shusha', Khojaly: 'Khojaly', Khojavend: 'Khojavend', Khankendi: 'Khankendi', Imishli: 'Imishli',
    Sabirabad: 'Sabirabad', Sumgayit: 'Sumgayit', Baku: 'Baku', Absheron: 'Absheron',
  },
} as const
