import type { names as english } from '../en/names.ts'
import type { Same } from '../message.ts'

export const names: Same<typeof english> = {
  found: { one: 'Bu mətndə {n} ad var', other: 'Bu mətndə {n} ad var' },
  lead: 'Bunu başqası da oxuya bilər. Yerinə nə yazılacağını seçin və ya olduğu kimi saxlayın. Siz basmayınca heç nə dəyişmir.',
  none: 'Adlar yoxlanıldı: mətndə bu işin adlarından heç biri tapılmadı.',
  takeAll: 'Bütün ilk təklifləri qəbul et (a düyməsi)',
  insteadOf: '{word} əvəzinə',
  notAName: 'Burada ad deyil',
  changed: 'Bu səhifə açılandan sonra mətn dəyişib. Heç nə əvəz olunmadı; zəhmət olmasa, bir də baxın.',
  cannotTitle: 'Adlar yoxlanılmadı',
  cannot: 'Axtarılmalı adlar açılmır, ona görə mətndə ad olub-olmadığını heç kim deyə bilməz. İmzalamaq gözləyir. Xəbərdarlığı istənilən vaxt göndərmək olar.',
  leaveLegend: 'Mətndəki adlar',
  leave: { one: 'Adı gördüm və mətndə saxlayıram', other: '{n} adı gördüm və mətndə saxlayıram' },
  undecided: 'Mətndə adlar var. Onları yuxarıda əvəz edin və ya saxladığınızı qeyd edin.',
  asking: 'Baxış istəməzdən əvvəl: imzalanmış mətndəki bu sözlər ad ola bilər. Mətn imzalandığı kimi qalır; ona əlavə edə və ya onu geri çağıra bilərsiniz.',
  askAnyway: 'Yenə də istə',
  askingCannot: 'Bu işin adları açılmır, ona görə mətni yoxlamaq olmur. Sorğu adlar açılana qədər gözləyir.',
  back: 'Qeydə qayıt',
  askTitle: 'Qeyddəki adlar',
  commentChecked: 'Saxlanılmazdan əvvəl yoxlanılır: telefon nömrələri, e-poçt ünvanları, başqa işlərin kodları və soyada oxşayan sözlər. Başqa adlar burada yoxlanıla bilməz: onlar sizə açıq deyil. Zəhmət olmasa, ad yazmayın.',
  plainLeave: 'Olduğu kimi qalır',
  reportFound: { one: 'Bu mətndə {n} yer bir insana işarə edə bilər', other: 'Bu mətndə {n} yer bir insana işarə edə bilər' },
  reportHint: 'Çıxarın və ya qaldığını qeyd edin. Hesabatda heç kimin adı çəkilmir.',
  reportChecked: 'Saxlanılmazdan əvvəl yoxlanılır: telefon nömrələri, e-poçt ünvanları, iş kodları və soyada oxşayan sözlər. Başqa adlar burada yoxlanıla bilməz: zəhmət olmasa, ad yazmayın.',
  markKinds: { phone: 'telefon nömrəsi', mail: 'e-poçt ünvanı', code: 'işin kodu', name: 'ad ola bilər' },
}
