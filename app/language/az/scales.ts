import type { scales as english } from '../en/scales.ts'
import type { Same } from '../message.ts'

export const scales: Same<typeof english> = {
  title: 'Şkalalar', newTitle: 'Şkala daxil et', all: 'Bütün şkalalar və qrafiklər', none: 'Hələ heç bir şkala daxil edilməyib',
  noneText: 'Şkala məlumat verir, qərar vermir. “İmtina etdi” də cavabdır.',
  chooseLead: 'Kağız forma əlinizdə olsun: sualların mətnini yox, nömrə və qiymətləri daxil edirsiniz.', choose: 'Hansı şkala', lastUsed: 'son dəfə {date}',
  ages: { from: '{from} yaşdan', between: '{from}–{to} yaş' },
  constructsNote: 'Şkala heç vaxt tək dayanmır: əvvəlcə insanın öz dedikləri gəlir.',
  tool: 'Şkala', now: 'İndi', difference: 'Fərq', when: 'Ölçmə tarixi', score: 'Bal',
  form: {
    version: 'Formanın variantı', language: 'Formanın dili', mode: 'Necə dolduruldu', rater: 'Kim cavab verir', member: 'Kimin vərəqi',
    declinedWhole: 'Bütün şkaladan imtina etdi', items: 'Cavablar', itemsHint: 'Hər bənd üçün bir rəqəm; növbəti özü gəlir. “-” imtina deməkdir, boş – cavab verilməyib.',
    totals: 'Ballar', totalsHint: 'Kağız formada toplandığı kimi.', riskItem: 'Yekun balla birlikdə soruşulan bənd', riskItemHint: 'Yalnız yekun bal daxil edilsə də, bu bənd soruşulur. Boş qalsa, cavabsız sayılır və insandan əlavə soruşulmalıdır.',
    byTotals: 'Yalnız yekun bal var', byItems: 'Bənd-bənd daxil et', outcome: 'Nəticə', save: 'Şkalanı saxla', cancel: 'Saxlamadan geri',
    declinedItem: 'imtina', undo: 'Geri al', unanswered: { one: '{n} bənd cavabsızdır', other: '{n} bənd cavabsızdır' }, allAnswered: 'Hamısına cavab verilib',
    only: 'yalnız əvvəl “hə” və ya imtina olubsa', optional: 'bala daxil deyil', steps: '{min} – {max}', stepsOf: '{min} – {max}, {step} addımla', pad: '{no} nömrəli bənd üçün rəqəmlər',
    paperInstead: 'Əldəki kağız formadan istifadə et', usePack: 'Sualları göstər', licenceLine: 'Lisenziya: {licence}',
  },
  hints: {
    visit: 'Bu gün üçün artıq iki şkala daxil edilib. Bir görüşdə ikidən çoxu ağır olur.',
    soon: { one: 'Son dəfə {n} gün əvvəl daxil edilib. Suallar {recall} günə baxır: bəzi günlər iki dəfə soruşulardı.', other: 'Son dəfə {n} gün əvvəl daxil edilib. Suallar {recall} günə baxır: bəzi günlər iki dəfə soruşulardı.' },
    ageFrom: 'Bu forma {from} yaşdan yuxarı insanlar üçün hazırlanıb.', ageBetween: 'Bu forma {from}–{to} yaş üçün hazırlanıb.',
  },
  languages: { az: 'Azərbaycan dili', ru: 'rus dili', en: 'ingilis dili', other: 'başqa dil' },
  modes: { self: 'özü doldurdu', 'read-aloud': 'ucadan oxundu', interview: 'müsahibə', phone: 'telefonla' },
  raters: { client: 'özü', parent: 'valideyn', teacher: 'müəllim', caregiver: 'başqa baxıcı', practitioner: 'mütəxəssis' },
  values: { no: 'yox', yes: 'hə', refused: 'imtina etdi', better: 'yaxşı', same: 'eyni', worse: 'pis', not_available: 'məlum deyil', declined: 'imtina etdi', '0': '0', '1': '1' },
  yesNo: '0 yox, 1 hə',
  outcomes: { negative: 'hamısına yox', low: 'aşağı', moderate: 'orta', high: 'yüksək', non_acute_positive: 'hə, indi yox', acute_positive: 'hə, həm də indi', incomplete: 'tam deyil' },
  appraisalName: 'Mütəxəssisin və müraciət edənin dəyişikliyi qiymətləndirməsi',
  appraisal: { distress: 'Psixoloji sıxıntı', functioning: 'Gündəlik funksionallıq', coping: 'Çətinliyin öhdəsindən gəlmə', practitioner: 'mütəxəssis', client: 'özü', overall: 'birlikdə' },
  scores: {
    total: 'yekun', raw: 'sadə cəm', phq8: 'ilk səkkiz', phq2: 'ilk iki', gad2: 'ilk iki', k6: 'ondan altısı', B: 'B müdaxilə edən xatirələr', C: 'C qaçınma', D: 'D əhval və düşüncələr', E: 'E oyanıqlıq',
    depression: 'D əhval düşkünlüyü', anxiety: 'A qorxu', stress: 'S gərginlik', intrusion: 'müdaxilə', avoidance: 'qaçınma', hyperarousal: 'oyanıqlıq', emotional: 'emosional', conduct: 'davranış', hyperactivity: 'fəallıq', peer: 'yaşıdlar', prosocial: 'xeyirxahlıq',
    problem1: '1-ci problem', problem2: '2-ci problem', functioning: 'funksionallıq', wellbeing: 'rifah halı', anxiety_t: 'A (T balı)', depression_t: 'D (T balı)', total_t: 'yekun (T balı)',
  },
  bands: {
    minimal: 'minimal səviyyə', mild: 'yüngül səviyyə', moderate: 'orta səviyyə', moderately_severe: 'orta-ağır səviyyə', severe: 'ağır səviyyə', extremely_severe: 'çox ağır səviyyə', normal: 'adi səviyyə',
    very_low: 'çox aşağı səviyyə', low: 'aşağı səviyyə', adequate: 'kifayət səviyyə', below_cutoff: 'hədd balından aşağı', at_or_above_cutoff: 'hədd balında və ya yuxarı', well: 'aşağı səviyyə', negative: 'hədd balından aşağı', positive: 'hədd balında və ya yuxarı',
    close_to_average: 'ortaya yaxın', slightly_raised: 'bir az yuxarı', high: 'yuxarı', very_high: 'çox yuxarı', borderline: 'sərhəd səviyyəsi', clinical: 'yuxarı səviyyə',
  },
  bandLine: '{tool} {min}–{max}: {band}',
  any: { better: 'yaxşı', same: 'eyni', worse: 'pis' },
  changeLine: '{before} > {now}: {any}',
  verdicts: {
    'past-chance': 'təsadüfdən artıq ({threshold} bal)', 'within-chance': 'təsadüf həddində ({threshold} baldan az)', relevant: 'əhəmiyyətli sayılan {threshold} baldan çox', 'not-relevant': 'əhəmiyyətli sayılan {threshold} baldan az',
    'none-published': 'yalnız fərq: bu bal üçün etibarlı dəyişiklik həddi dərc olunmayıb',
  },
  noBefore: 'Bu variant və dildə birincidir.',
  page: {
    item: 'Bənd', answer: 'Cavab',
    kept: '{date} tarixində {name} daxil edib', digest: 'Özət {digest}', scores: 'Ballar', answers: 'Cavablar', change: 'Keçən dəfə ilə müqayisə', cutoffs: 'Dərc olunmuş hədlər', cutoffMet: '{score} {op} {value}: çatıb', cutoffNot: '{score} {op} {value}: çatmayıb',
    pattern: 'Təlimatda təsvir olunan şəkil ({id})', there: 'var', notThere: 'yoxdur', notKnown: 'bilinmir, bir bənd cavabsızdır',
    incomplete: 'Tam deyil: {items} bəndləri cavabsızdır, ona görə onlara ehtiyacı olan bal yoxdur. Heç nə təxmin edilmir.', declined: 'İmtina etdi', notAnswered: 'cavab verilməyib', retract: 'Bu qeydi geri çağır', again: 'Başqasını daxil et', backToCase: 'İşə', toAll: 'Bütün şkalalar və qrafiklər',
    retractedOn: '{date} tarixində geri çağırılıb: {reason}. Daxil edilən olduğu kimi saxlanır və heç yerdə sayılmır.',
  },
  risk: {
    title: { imminent: 'İndi təhlükə var', moderate: 'Riski bu seansda qiymətləndirin', 'to-be-screened': 'Bu seansda soruşulmalıdır' },
    text: { imminent: 'İnsanı tək qoymayın. Əvvəl təcili yardım kartı, sonra supervizorunuz.', moderate: 'Elə bu seansda qısa qiymətləndirmə səviyyəni müəyyən edir.', 'to-be-screened': 'Elə bu seansda ASQ və ya qısa qiymətləndirmə aparın.' },
    item: '{item} nömrəli bənd', itemNoAnswer: 'cavabsız qalan {item} nömrəli bənd', outcome: 'nəticə', noAnswer: 'cavabsız qalan risk sualı', score: '{score} balı', askAsq: 'İndi ASQ soruş', card: 'Təcili yardım kartı', because: 'Səbəb: {what}.',
  },
  retract: {
    title: 'Şkalanı geri çağır', sentence: 'Bütün siyahı və qrafiklərdən çıxır; daxil edilən saxlanır və öz səhifəsində görünür. Sonra düzgün şəkildə yenidən daxil edin.', reason: 'Nə üçün', action: 'Geri çağır', pin: 'PIN kodunuz',
    reasons: { mistyped: 'səhv yazılıb', 'wrong-client': 'başqa insanın vərəqi', 'not-valid': 'düzgün doldurulmayıb', 'consent-lost': 'razılıq geri götürülüb' },
  },
  plots: {
    title: 'Zaman üzrə', plotTitle: '{tool}, {score}', table: 'Bütün qeydlər', sessions: 'seanslar', line: '{date}: {value}', desc: '{tool} {score}: {points}.', threshold: 'təsadüfdən artıq: birincidən {threshold} bal', unreadable: 'açılmır, dəyişdirilmiş ola bilər', print: 'Çap et', printNow: 'Bu səhifəni çap et',
    printed: '{date} tarixində {name} çap edib', destroyAfter: '{date} tarixindən sonra məhv edin', recorded: 'Çap etdiyiniz bu işdə qeyd olunur.', standard: 'standart', seriesOf: 'variant {version}, {language}, {rater}',
  },
  packs: {
    title: 'Sual mətnləri', lead: 'Təşkilatınızın göstərməyə hüququ olan dərc olunmuş suallar. Mətnlər yüklənəndə bütün sorğu vərəqi daxiletmə səhifəsində görünür; yüklənməyəndə bənd nömrələri və kağız forma.',
    load: 'Mətn paketi yüklə', loadHint: 'JSON faylı: alət, variant, dil, lisenziya sətri, bəndlər, cavab variantları. Buraya yapışdırın.', chooseFile: 'Fayl seç', action: 'Yüklə', example: 'Nümunə: öz qiymətləndirməmiz', empty: 'Heç bir paket yüklənməyib', licence: 'Lisenziya', items: { one: '{n} bənd', other: '{n} bənd' },
    loadedBy: 'Yükləyib', remove: 'Sil', removeText: 'Onunla daxil edilən cavablar qalır.', loaded: 'Paket yükləndi.', alreadyThere: 'Bu alət, variant və dil artıq var. Əvvəl onu silin və ya yenisinə başqa variant adı verin.', by: '{date}, {name}',
  },
  problems: {
    'illegal-value': 'Formada belə qiymət yoxdur. Burada mümkündür: {values}.', 'nothing-given': 'Heç nə daxil edilməyib. Cavab yazın və ya şkaladan imtina edildiyini qeyd edin.', 'out-of-range': 'Bu {min}–{max} aralığından kənardır.', 'not-whole': 'Tam ədəd yazın.', 'not-in-steps': 'Heç bir forma bu ədədi verə bilməz: {step} addımla gedir. Bir daha toplayın.',
    contradicts: 'Bu, daxil edilən başqa ədədlərə uyğun gəlmir. Bir də baxın.', unknown: 'Bu formada yoxdur.', choose: 'Zəhmət olmasa birini seçin.', required: 'Zəhmət olmasa doldurun.', 'not-a-date': 'Bu tarix deyil. İl, ay, gün kimi yazın, məsələn 2024-03-12.', 'in-future': 'Bu tarix hələ gəlməyib.', 'too-early': 'Bu tarix çox köhnədir.',
    'too-long': 'Bu çox uzundur.', 'wrong-pin': 'Bu sizin PIN kodunuz deyil. Beş səhvdən sonra parol ifadəsi soruşulur.', 'not-understood': 'Buna bir də baxın.',
    'not-json': 'Bu JSON faylı deyil.', 'wrong-shape': 'Bu hissə lazım olduğu kimi deyil: {where}', 'no-such-instrument': 'Bu adda bəndləri olan alət yoxdur.', 'strange-items': 'Alətdə belə bənd yoxdur: {where}', 'absent-items': 'Paketdə bu bənd yoxdur: {where}', 'absent-options': 'Bu bəndin bir qiymətinin sözü yoxdur: {where}',
  },
}
