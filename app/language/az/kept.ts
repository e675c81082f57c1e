import type { kept as english } from '../en/kept.ts'
import type { Same } from '../message.ts'

export const kept: Same<typeof english> = {
  title: 'Hələ yadda saxlanmayıb',
  covered: 'Səhifə bu yadda saxlanmazdan əvvəl örtüldü.',
  overtaken: 'Siz yazarkən bu səhifəni başqası yadda saxladı, buna görə sizinki saxlanmadı: onu indi burada olanla müqayisə edin.',
  text: 'Doldurduqlarınız yenə buradadır: nəzərdən keçirin və bir daha göndərin. Parol ifadələri, PIN və kodlar yenidən soruşulur.',
  leave: 'Kənara qoy',
}
