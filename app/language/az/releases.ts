import type { releases as english } from '../en/releases.ts'
import type { Same } from '../message.ts'

export const releases: Same<typeof english> = {
  title: 'Buraxılışlar',
  lead: 'Hazırlanan, ikinci şəxsin təsdiq etdiyi və dəyişməyən rəqəmlər.',
  protection: 'Buradakı hər rəqəm reyestrdə durur və heç bir səhifə insanı göstərmir. Bütün proqramın rəqəmləri, dövr sayılandan sonra, bundan əvvəl də «Nəticələr»də ola bilər: imzalanmış kataloq başqa cür demirsə, dəqiq və nə qədər kiçik olsa da. Az insan yaşayan yerdə saymazdan əvvəl kataloq imzalayın.',
  ask: {
    title: 'Sual', lead: 'Bir bağlanmış dövr üzrə bir sual. İndi sayılan rəqəm onu kimsə görməzdən əvvəl həmişəlik reyestrə yazılır; kimin görə biləcəyinə ikinci şəxs qərar verir.',
    template: 'Sual', window: 'Dövr', action: 'Hazırla', none: 'Hələ heç bir suallar kataloqu imzalanmayıb. Təklif edin; ikinci şəxs imzalayır.', toCatalogue: 'Suallar kataloqu',
    noWindow: 'Hələ heç bir dövr bağlanmayıb.', contradicts: 'Heç nə hazırlanmadı: bu rəqəmlər və başqalarının nəşri kimi daxil edilmiş bir rəqəm eyni vaxtda doğru ola bilməz. Bu dövrün kənar rəqəmlərinə baxın.', unsafe: 'Heç nə hazırlanmadı: təsdiqdən əvvəlki yoxlama keçmədi. Bu dövr üçün daxil edilmiş başqalarının rəqəmləri bizimkilərin yanında kiçik qrup haqqında nəsə deyə bilər: onlara məlumatların mühafizəsi ilə birlikdə baxın. Yoxdursa, sistemə baxan şəxsə deyin.', refused: 'Heç nə hazırlanmadı: bu, kataloqun bağlanmış dövr üzrə sualı deyil.',
  },
  list: {
    title: 'Buraxılışlar reyestri', none: 'Hələ heç nə buraxılmayıb.', noneHint: 'Nümayəndə buraxılışı hazırlayır; başqa şəxs təsdiq edir.', question: 'Sual', period: 'Dövr', state: 'Vəziyyət', prepared: 'Hazırlanıb', decided: 'Qərar',
    unreadable: 'Bu buraxılış açılmır; dəyişdirilmiş ola bilər. Audit jurnalında qeyd olunub.', broken: 'Reyestr {n} nömrəli yazıdan başlayaraq uyğun gəlmir. Nəsə dərc etməzdən əvvəl sistemə baxan şəxsə deyin.',
    whole: 'Reyestrin hər yazısı özündən əvvəlkindən irəli gəlir.',
  },
  attacked: 'Təsdiqdən əvvəl başqalarının rəqəmləri ilə birlikdə yoxlanılıb',
  writeReport: 'Bu dövrün hədəfləri və sözləri',
  states: { prepared: 'ikinci şəxsi gözləyir', released: 'buraxılıb', rejected: 'buraxılmayıb' },
  correctedShort: 'buraxılışdan sonra məlumat düzəldilib',
  corrected: 'Buraxılışdan sonra məlumat düzəldilib. Rəqəmlər buraxıldığı kimi qalır.',
  beside: { title: 'Buraxılmış dövrlər yan-yana', lead: 'Təsdiq olunmuş buraxılışların əsas rəqəmləri. Rüblər üzrə yeni insanlar toplanır; yardım alanlar toplanmır, onlar bir neçə rübdə gələ bilər.', trend: '{what}, dövrlər üzrə' },
  headlines: {
    assessed: 'Qiymətləndirilən insanlar', newAssessed: 'İlk dəfə qiymətləndirilib', inCare: 'Yardım alan insanlar', newInCare: 'Yardıma yeni başlayıb', sessions: 'Fərdi və ya ailə seansları', individual: 'Fərdi seanslar', family: 'Ailə seansları', faceToFace: 'Üzbəüz seanslar', remote: 'Məsafədən seanslar',
    childGroups: 'Uşaq qrupu seansları', children: 'Qruplarda uşaqlar', attendances: 'Qruplarda iştiraklar', contacts: 'İlk təmaslar', supervisions: 'Supervisiyada iş təhlilləri', supervised: 'İş təhlili olan supervisiya razılaşmaları', trainings: 'RASB təlimləri', trained: 'RASB üzrə təlim keçənlər', facilitators: 'RASB fasilitatorları',
    volunteers: 'Könüllülər', ledSessions: 'Fasilitatorların apardığı seanslar', participants: 'Onların iştirakçıları',
  },
  report: {
    sentence: '{assessed}, {inCare} {sessions} psixoloji yardım alıb.', held: { one: '{n} fərdi və ya ailə seansı keçirilib.', other: '{n} fərdi və ya ailə seansı keçirilib.' },
    care: { one: '{n} nəfər psixoloji yardım alıb.', other: '{n} nəfər psixoloji yardım alıb.' }, careThrough: { one: '{n} nəfər {sessions} psixoloji yardım alıb.', other: '{n} nəfər {sessions} psixoloji yardım alıb.' },
    groups: { one: '{n} uşaq qrupu seansı keçirilib.', other: '{n} uşaq qrupu seansı keçirilib.' },
    facilitators: { one: 'Xəsarət almış {n} şəxs RASB fasilitatoru olub.', other: 'Xəsarət almış {n} şəxs RASB fasilitatoru olub.' },
    headlines: 'Bütün proqram', people: 'İnsanlar', sessions: 'Seanslar', interval: 'Aralıq', group: 'Qrup', figure: 'Rəqəm', notShown: 'göstərilmir', exact: 'dəqiq', about: '{lo}–{hi}', picture: 'Yuxarıdakı qrupda payı',
    base: 'Kimlərdən: {base}',
    notes: 'Necə oxumalı', counted: 'Nə sayılır: imzalanmış qiymətləndirməsi olan insanlar; ən azı bir keçirilmiş və imzalanmış fərdi və ya ailə seansı olan insanlar; hər kəs bir dəfə. Qruplardakı uşaq hər qrupda bir dəfə, iş təhlili olan psixoloq hər razılaşma üzrə bir dəfə sayılır. Ailə seansı bir seansdır. Qruplar ayrıca sayılır.',
    rounding: 'İnsanların sayı ən yaxın {people}-ə, seansların sayı ən yaxın {sessions}-a yuvarlaqlaşdırılır, hər rəqəm ayrıca, ona görə cəm uyğun gəlməyə bilər; paylar ən yaxın 5%-ə yuvarlaqlaşdırılır, ona görə onların cəmi də 100% olmaya bilər. Bütün proqramın rəqəmləri {headline}.',
    exactHeadline: 'dəqiqdir', roundedHeadline: 'da yuvarlaqlaşdırılır', rule: 'Qrup yalnız yanındakı hər qrupda ən azı {threshold} nəfər olanda göstərilir. «Göstərilmir» heç kim və ya bir neçə nəfər demək ola bilər; heç bir insan haqqında heç nə demir. Seansları yalnız heç bir nəfər və ya ailə onların yarısından çoxuna sahib olmayanda göstərilir; açıq siyahı neçə nəfər olduğunu deyirsə, siyahıdan az adam qalacaq qrup göstərilmir.',
    stays: 'Rəqəmlər buraxılışdan sonra dəyişdirilmir. {threshold} nəfərdən azına aid düzəlişlər yenidən buraxılmır.', combine: 'Xahiş edirik, insanları ayırd etmək üçün bu rəqəmləri başqaları ilə birləşdirməyin. Rəqəmin kiməsə işarə etdiyini düşünürsünüzsə, ötürməzdən əvvəl {organisation} təşkilatının məlumatların mühafizəsi üzrə məsul şəxsinə deyin.',
    about1: 'Bu buraxılış haqqında', organisation: 'Təşkilat', period: 'Dövr', closed: 'Sayılmağa açıldığı gün', prepared: 'Hazırlandığı gün', approved: 'Təsdiq', approvedBy: { 'data-protection': '{date}, məlumatların mühafizəsi', 'delegate': '{date}, ikinci nümayəndə' }, notYet: 'hələ yox',
    policy: 'Kataloq', id: 'Buraxılış', hash: 'Xülasə kodu', trees: 'Sayımdan əvvəl müəyyən edilmiş qruplar', percent: '{whole} arasında {percent}',
  },
  decide: {
    title: 'İkinci şəxs', lead: 'Bu buraxılışı siz hazırlamamısınız. Təsdiq onu buraxılışları oxuyan hamı üçün açır və çap etməyə imkan verir; geri götürmək olmur. Təsdiq etməmək rəqəmləri reyestrdə saxlayır: yenidən soruşulanda onlar eynidir.',
    pin: 'PIN kodunuz', approve: 'Buraxılışı təsdiq et', reject: 'Buraxma', waiting: 'Bu buraxılış ikinci şəxsi gözləyir: məlumatların mühafizəsi və ya başqa nümayəndə.', done: { released: 'Buraxılış təsdiq edildi.', rejected: 'Buraxılış təsdiq edilmədi. Rəqəmləri reyestrdə qalır.', 'decided-before': 'Sizdən əvvəl qərar verilib.' },
    problems: { 'required': 'PIN kodunuzu daxil edin.', 'not-a-pin': 'PIN kod altı rəqəmdir.', 'wrong-pin': 'Bu PIN uyğun gəlmir. Yenidən cəhd edin.' },
  },
  check: {
    title: 'Düzəlişlər', lead: 'Bu dövrün məlumatının sonradan düzəldilib-düzəldilmədiyinə baxır. {threshold} nəfərdən azı dəyişibsə: rəqəmlər qeydlə qalır. Daha çox dəyişibsə və ikisindən heç nə hesablamaq olmursa: yenilənmiş buraxılış hazırlanır.', action: 'Düzəlişlərə bax',
    unchanged: 'Heç nə düzəldilməyib.', correctedDone: 'Məlumat düzəldilib. Rəqəmlər qeydlə qalır.', revised: 'Yenilənmiş buraxılış hazırlandı və ikinci şəxsi gözləyir.', newer: 'Bu sual və dövr üzrə daha yeni buraxılış var. Düzəlişlərə orada baxılır.', open: 'Daha yeni buraxılışı aç',
  },
}
