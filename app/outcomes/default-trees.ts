import { people as az } from '#app/language/az/people.ts'
import { people as ru } from '#app/language/ru/people.ts'
import type { Label, Tree, TreeNode } from './tree.ts'

/** Labels as a release carries them: in all three languages, so that a file says what it counts wherever it is opened. */
const say = (en: string, az: string, ru: string): Label => ({ en, az, ru })
const leaf = (id: string, label: Label, ...codes: string[]): TreeNode => ({ id, label, codes })
const node = (id: string, label: Label, ...children: TreeNode[]): TreeNode => ({ id, label, children })

const inCare = say('In care', 'Yardım alır', 'Получают помощь')
const everybody = (id: string, ...children: TreeNode[]): TreeNode => ({ ...node(id, inCare, ...children), headline: true })

/** Assessed > in care > closed. Assessed means assessed or in care in the window, so that one holds the other. */
export const cascade: Tree = {
  id: 'cascade', attributes: ['stage'], base: 'assessed', title: say('From assessment to closing', 'Qiymətləndirmədən bağlanmaya', 'От оценки до закрытия'), onClosed: 'in-care',
  root: {
    ...node('assessed', say('Assessed', 'Qiymətləndirilib', 'Прошли оценку'),
      {
        ...node('in-care', inCare,
          { ...node('closed', say('Care ended', 'Yardım başa çatıb', 'Помощь завершена'),
            leaf('evaluated', say('Outcome looked at', 'Nəticəyə baxılıb', 'Результат оценён'), 'closed-evaluated'),
            leaf('not-evaluated', say('Outcome not looked at', 'Nəticəyə baxılmayıb', 'Результат не оценён'), 'closed')), headline: true },
          leaf('open', say('In care at the end', 'Dövrün sonunda yardım alır', 'Получают помощь на конец периода'), 'open')),
        headline: true,
      },
      leaf('assessed-only', say('Assessed only', 'Yalnız qiymətləndirilib', 'Только прошли оценку'), '*')),
    headline: true,
  },
}

export const sexAndAge: Tree = {
  id: 'sex-age', attributes: ['sex', 'age'], base: 'in-care', title: say('People in care by sex and age', 'Yardım alanlar: cins və yaş', 'Получающие помощь: пол и возраст'),
  root: everybody('sex-age',
    node('female', say('Women and girls', 'Qadınlar və qızlar', 'Женщины и девочки'),
      leaf('female-child', say('Girls under 18', '18 yaşadək qızlar', 'Девочки до 18 лет'), 'female.child'),
      leaf('female-adult', say('Women', 'Qadınlar', 'Женщины'), 'female.adult')),
    node('male', say('Men and boys, other or not recorded', 'Kişilər və oğlanlar, digər və ya qeyd olunmayıb', 'Мужчины и мальчики, другое или не указано'),
      leaf('male-child', say('Boys under 18, other or not recorded', '18 yaşadək oğlanlar, digər və ya qeyd olunmayıb', 'Мальчики до 18 лет, другое или не указано'), 'male.child', 'other.child'),
      leaf('male-adult', say('Men, other or not recorded', 'Kişilər, digər və ya qeyd olunmayıb', 'Мужчины, другое или не указано'), '*'))),
}

export const category: Tree = {
  id: 'category', attributes: ['category'], base: 'in-care', title: say('People in care by category', 'Yardım alanlar: kateqoriya', 'Получающие помощь: категория'),
  root: everybody('category',
    leaf('survivors', say('Mine survivors', 'Minadan xəsarət almış şəxslər', 'Выжившие после подрыва на мине'), 'mine-survivor'),
    node('families-and-others', say('Families, witnesses and others', 'Ailələr, şahidlər və digərləri', 'Семьи, очевидцы и другие'),
      leaf('family-of-survivor', say('Families of survivors', 'Xəsarət almış şəxslərin ailələri', 'Семьи выживших'), 'family-of-survivor'),
      leaf('family-of-deceased', say('Families of the dead or missing', 'Həlak olanların və ya itkin düşənlərin ailələri', 'Семьи погибших или пропавших'), 'family-of-deceased', 'family-of-missing'),
      leaf('witness-or-other', say('Witnesses, others or not recorded', 'Şahidlər, digərləri və ya qeyd olunmayıb', 'Очевидцы, другие или не указано'), '*'))),
}

/** Less distress and so on, by the appraisal at closing. Those not asked yet stand beside "no change": alone they would be few. */
function outcome(id: 'distress' | 'functioning' | 'coping', title: Label, better: Label): Tree {
  return {
    id, attributes: [id], base: 'in-care', title, bands: true,
    root: everybody(id,
      leaf(`${id}-better`, better, 'better'),
      node(`${id}-other`, say('No change, or not known yet', 'Dəyişiklik yoxdur və ya hələ məlum deyil', 'Без изменений или пока не известно'),
        leaf(`${id}-same`, say('No change or worse', 'Dəyişiklik yoxdur və ya pisləşib', 'Без изменений или хуже'), 'same', 'worse'),
        leaf(`${id}-unknown`, say('Not known yet', 'Hələ məlum deyil', 'Пока не известно'), '*'))),
  }
}

export const outcomes: readonly Tree[] = [
  outcome('distress', say('Distress at the end of care', 'Yardımın sonunda sıxıntı', 'Дистресс в конце помощи'), say('Less distress', 'Sıxıntı azalıb', 'Дистресс меньше')),
  outcome('functioning', say('Daily functioning at the end of care', 'Yardımın sonunda gündəlik fəaliyyət', 'Повседневное функционирование в конце помощи'), say('Better functioning', 'Fəaliyyət yaxşılaşıb', 'Функционирование лучше')),
  outcome('coping', say('Coping at the end of care', 'Yardımın sonunda öhdəsindən gəlmə', 'Способность справляться в конце помощи'), say('Better coping', 'Öhdəsindən daha yaxşı gəlir', 'Справляются лучше')),
]

/** Districts that stand together. An area of one district is that district. */
export type Area = { name: string; districts: readonly string[] }

const named = (text: string): Label => ({ en: text, az: text, ru: text })

/** A district of the programme's own list stands as it was typed. */
function districtLabel(name: string): Label {
  const inLanguage = (names: Readonly<Record<string, string>>) => (Object.hasOwn(names, name) ? names[name]! : name)
  return { en: name, az: inLanguage(az.districts), ru: inLanguage(ru.districts) }
}

/** An area of one district that bears its name in any language is that district in all; called otherwise it keeps what was typed. */
function areaLabel(name: string, district: string): Label {
  const label = districtLabel(district)
  return Object.values(label).includes(name) ? label : named(name)
}

/** The last area also takes whoever is from elsewhere: an area of their own would nearly always be empty and close the tree. */
export function areaTree(areas: readonly Area[]): Tree {
  const elsewhere = say('Elsewhere or not recorded', 'Başqa yer və ya qeyd olunmayıb', 'Другое место или не указано')
  const nodes = areas.map(({ name, districts }, at): TreeNode => {
    const leaves = districts.map((district) => leaf(`district-${district}`, districtLabel(district), district))
    if (at === areas.length - 1) return node(`area-${at + 1}`, named(name), ...leaves, leaf('elsewhere', elsewhere, '*'))
    return leaves.length === 1 ? leaf(`area-${at + 1}`, areaLabel(name, districts[0]!), districts[0]!) : node(`area-${at + 1}`, named(name), ...leaves)
  })
  return { id: 'district', attributes: ['district'], base: 'in-care', title: say('People in care by area', 'Yardım alanlar: ərazi', 'Получающие помощь: территория'), root: everybody('district', ...nodes) }
}
