import type { kept as english } from '../en/kept.ts'
import type { Same } from '../message.ts'

export const kept: Same<typeof english> = {
  title: 'Hələ yadda saxlanmayıb',
  covered: 'Səhifə bu yadda saxlanmazdan əvvəl örtüldü.',
  overtaken: 'Siz yazarkən bu səhifəni başqası yadda saxladı, buna görə sizinki saxlanmadı: onu indi burada olanla müqayisə edin.',
  text: 'Doldurduqlarınız yenə buradadır: nəzərdən keçirin və bir daha göndərin. Parol ifadələri, PIN və kodlar yenidən soruşulur.',
  leave: 'Kənara qoy',
  other: {
    title: 'Bu səhifəni başqası açıb',
    lead: 'İndi daxil olmuş şəxsin adından heç nə icra olunmadı.',
    text: 'Göndərilən, başqa şəxs daxil olmazdan əvvəl burada açıq qalmış səhifədən gəldi. Onu dolduran şəxs öz adı ilə daxil olub səhifəni yenidən açır: qaralamanın mətni orada gözləyir.',
  },
}
