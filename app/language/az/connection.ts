import type { connection as english } from '../en/connection.ts'
import type { Same } from '../message.ts'

export const connection: Same<typeof english> = {
  unsafePlace: {
    title: 'Bu ünvan qorunmur',
    text: 'Burada yazdıqlarınız yolda oxuna bilər, ona görə bu səhifədə giriş yoxdur. Sirdash-ı https:// ilə başlayan ünvanla və ya onun işlədiyi kompüterdə açın. Serveri idarə edən şəxs onu TLS arxasına necə qoymağı README faylında tapa bilər.',
  },
  notFromHere: { title: 'Bu, bizim səhifədən göndərilməyib', text: 'Sizi qorumaq üçün heç nə dəyişdirilmədi. Sirdash-ı bu brauzerdə açın və öz səhifəsindən yenidən göndərin.' },
  tooSlow: { title: 'Bağlantı çox yavaş idi', text: 'Göndərdiyiniz tam çatmadı. Geri qayıdın: yazdıqlarınız hələ formadadır. Yenidən göndərin.' },
  field: {
    notUnderstood: 'Buna bir daha baxın.',
    atMost: 'Ən çoxu {max} yazın.',
    atLeast: 'Ən azı {min} yazın.',
  },
}
