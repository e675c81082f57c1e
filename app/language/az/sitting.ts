import type { sitting as english } from '../en/sitting.ts'
import type { Same } from '../message.ts'

export const sitting: Same<typeof english> = {
  jot: 'Qısa qeyd',
  keepAndHide: 'Saxla və gizlət',
  end: 'Bitir',
  kept: 'saxlanıldı',
  before: 'Əvvəl yazdıqlarınız saxlanılıb və gizlədilib.',
  lead: 'Bunu sonra yalnız siz, PIN kodunuzla oxuya bilərsiniz. Bu səhifədə köhnə heç nə yoxdur; saxladığınız qeydin qaralaması olur.',
  register: 'Kim buradadır',
  scale: {
    scale: 'Şkala',
    instrument: 'Şkala',
    show: 'Bəndləri göstər',
    another: 'Başqa şkala',
    hint: 'Əlinizdəki kağız formadan. Seans bitəndə şkala kimi saxlanması təklif olunur.',
    member: 'Kimin forması',
  },
}
