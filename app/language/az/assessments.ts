import type { assessments as english } from '../en/assessments.ts'
import type { Same } from '../message.ts'

export const assessments: Same<typeof english> = {
  title: 'Ehtiyacların qiymətləndirilməsi',
  list: 'Qiymətləndirmələr',
  newTitle: 'Ehtiyacların qiymətləndirilməsi: əsas hissə',
  lead: 'Təxminən on beş dəqiqə. İmzalanandan sonra iş qiymətləndirilmiş sayılır; qalanı seanslarda davam edə bilər.',
  assessedOn: 'Tarix', place: 'Yer', mode: 'Necə görüşdünüz',
  presenting: 'Bu insanı gətirən', presentingHint: 'Öz sözləri ilə. Ad yox; hadisənin yeri, tarixi, silahı yox.',
  functioning: 'Gündəlik funksionallıq', functioningHint: '0 çətinlik yoxdur, 1 bir az, 2 çox, 3 bacarmır.',
  areas: { selfCare: 'Özünə qulluq', work: 'İş, məktəb və ya ev işləri', family: 'Ailə', community: 'Başqa insanlar arasında' },
  risk: 'Risk',
  scale: 'Şkala', scaleHint: 'Rəsmi kağız formadan yekun bal; sualların heç biri burada saxlanmır.', declined: 'İmtina etdi', total: 'Yekun bal', riskItem: 'Onun risk bəndi', riskItemHint: 'Yekun balla birlikdə: PHQ-9 – 9-cu, DASS-21 – 21-ci, PCL-5 – 16-cı bənd. Boş qalsa, cavabsız sayılır və insandan əlavə soruşulmalıdır.', totalHint: '{name}: {least} – {most}',
  scaleMember: 'Kimin vərəqi', scaleLanguage: 'Formanın dili', scaleMode: 'Necə dolduruldu', scaleVersion: 'Formanın variantı',
  scaleLanguages: { az: 'Azərbaycan dili', ru: 'rus dili', en: 'ingilis dili', other: 'başqa dil' },
  scaleModes: { self: 'özü doldurdu', 'read-aloud': 'ucadan oxundu', interview: 'müsahibə', phone: 'telefonla' },
  conclusion: 'Nəticə',
  conclusions: { 'no-need': 'Ehtiyac yoxdur', information: 'Məlumat', group: 'Qrup', individual: 'Fərdi seanslar', family: 'Ailə seansları', referral: 'Yönləndirmə' },
  urgency: 'Nə qədər tez', urgencies: { now: 'dərhal', week: 'bir həftə ərzində', month: 'bir ay ərzində', later: 'sonra' },
  begin: 'Qiymətləndirməyə başla', draftKept: 'Mətniniz qaralama kimi qalır; razılığı yeniləyin, sonra imzalayın.',
  signSentence: 'İmzadan sonra bu qiymətləndirməni heç kim, siz də, dəyişə bilməz. Sonra supervizorunuz oxuya bilər və insan qiymətləndirilmiş kimi sayılır.',
  toFirstContact: 'İlk təmas', backToCase: 'İşə',
  signed: '{date} tarixində {name} imzalayıb', digest: 'Özət {digest}',
  unreadable: 'Bu qeyd açılmır. Dəyişdirilmiş ola bilər; audit jurnalında qeyd olunub.',
  problems: {
    required: 'Zəhmət olmasa doldurun.', choose: 'Zəhmət olmasa birini seçin.', 'not-a-date': 'Bu tarix deyil. İl, ay, gün kimi yazın, məsələn 2024-03-12.', 'in-future': 'Bu tarix hələ gəlməyib.', 'too-early': 'Bu tarix çox köhnədir.',
    'too-long': 'Bu 20.000 işarədən uzundur. Qısaldın; yazdığınız hələ buradadır.', 'not-whole': 'Tam ədəd yazın.', 'out-of-range': 'Bu bal şkalaya uyğun gəlmir.',
    'wrong-pin': 'Bu sizin PIN kodunuz deyil. Beş səhvdən sonra parol ifadəsi soruşulur.', 'unreadable-text': 'Bu mətndə saxlanıla bilməyən işarələr var. Yenidən yazın və ya sadə mətn kimi yapışdırın.', 'not-understood': 'Buna bir də baxın.',
  },
}
