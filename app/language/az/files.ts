import type { files as english } from '../en/files.ts'
import type { Same } from '../message.ts'

export const files: Same<typeof english> = {
  title: 'Fayllar', lead: 'Hər endirmə qeydə alınır. Fayllarda səhifədə olmayan heç nə yoxdur.',
  kinds: { xlsx: 'Cədvəl (XLSX)', csv: 'Cədvəl (CSV)', json: 'Proqramlar üçün (JSON)', quarterly: 'Rüblük forma A–F (XLSX)', dhis2: 'DHIS2 məlumatları (JSON)', 'dhis2-mapping': 'DHIS2 uyğunluğu (JSON)' },
  print: 'Donor üçün bir səhifə',
  printHint: 'Brauzerlə çap edin: bir A4 vərəqi. Orada səhifədəkilər yazılıb.',
  sheets: { about: 'Haqqında', figures: 'Rəqəmlər', quarterly: 'A–F' },
  columns: { what: 'Nə', text: 'Mətn', table: 'Cədvəl', among: 'Kimlər arasında', group: 'Qrup', measure: 'Nə sayılıb', shown: 'Göstərilən', lo: 'Aralıq: ən azı', hi: 'Aralıq: ən çoxu', status: 'Vəziyyət' },
  report: {
    title: 'Dövrün hesabatı', lead: 'Hədəfləri və sözləri proqram yazıb; cəmlər buraxılmış rəqəmlərdəndir.', target: 'Hədəf', period: 'Bu dövr', yearToDate: 'İlin əvvəlindən', projectToDate: 'Layihənin əvvəlindən',
    lacking: '{quarters} rübdən {lacking} buraxılmayıb', doesNotAddUp: 'cəmlənmir', ofTarget: 'hədəf {target}',
    texts: { changed: 'Nə dəyişdi', helped: 'Nə kömək etdi', hindered: 'Nə mane oldu', next: 'Sonra nə gəlir' },
  },
  whole: 'Bütün proqram', headlines: 'Bütün proqramın rəqəmləri',
  measures: { people: 'insanlar', sessions: 'seanslar', mean: 'orta dəyişiklik' },
  status: { exact: 'dəqiq', rounded: 'yuvarlaqlaşdırılıb', 'not-shown': 'göstərilmir' },
  about: {
    title: 'Başlıq', organisation: 'Təşkilat', period: 'Dövr', closedOn: 'Bağlandığı gün', release: 'Buraxılış', policy: 'Kataloq', hash: 'Xülasə kodu', approved: 'Təsdiq', preparedOn: 'Hazırlandığı gün', corrected: 'Sonrakı düzəliş',
    counted: 'Nə sayılır', rounding: 'Yuvarlaqlaşdırma', shown: 'Nə göstərilir', kept: 'Nə dəyişmir', divided: 'İnsanlar necə bölünür', undivided: 'Bölünmür', band: 'Sözlə', mean: 'Orta göstəricilər', care: 'Ehtiyatla',
  },
  period: '{from} – {to}',
  approvedBy: { 'data-protection': '{date}, məlumatların mühafizəsi üzrə məsul şəxs', delegate: '{date}, ikinci nümayəndə' },
  notApproved: 'hələ təsdiqlənməyib',
  correctedText: 'Buraxılışdan sonra məlumat düzəldilib; rəqəmlər qalır.',
  countedText: 'İnsanlar: hər kəs dövr ərzində bir dəfə sayılır; qruplardakı uşaq hər qrupda bir dəfə, iş təhlili olan psixoloq hər razılaşma üzrə bir dəfə. Seanslar: keçirilmiş, imzalanmış və geri çağırılmamış; ailə seansı neçə nəfər olsa da bir seansdır; qruplar bura daxil deyil.',
  orInCare: 'Bu dövrdə «qiymətləndirilib» qiymətləndirilən və ya yardım alan deməkdir.',
  roundingText: {
    exact: 'Bütün proqramın rəqəmləri dəqiqdir. Qalanların hər biri ayrıca yuvarlaqlaşdırılır: insanlar {people}, seanslar {sessions} ədədinə; cəm düz gəlməyə bilər; paylar ən yaxın 5%-ə yuvarlaqlaşdırılır və cəmi 100% olmaya bilər. Aralıq həqiqi ədədin hansı ədədlər arasında olduğunu deyir.',
    rounded: 'Bütün rəqəmlərin hər biri ayrıca yuvarlaqlaşdırılır: insanlar {people}, seanslar {sessions} ədədinə; cəm düz gəlməyə bilər; paylar ən yaxın 5%-ə yuvarlaqlaşdırılır və cəmi 100% olmaya bilər. Aralıq həqiqi ədədin hansı ədədlər arasında olduğunu deyir.',
  },
  shownText: 'Qrup yalnız yanındakı hər qrupda ən azı {threshold} nəfər olanda göstərilir. «Göstərilmir» heç kim və ya bir neçə nəfər demək ola bilər; heç kim haqqında heç nə demir. Seansları yalnız heç bir nəfər və ya ailə onların yarısından çoxuna sahib olmayanda göstərilir; açıq siyahı neçə nəfər olduğunu deyirsə, siyahıdan az adam qalacaq qrup göstərilmir.',
  wholeText: 'Bütün proqramın rəqəmi, supervisiya istisna olmaqla, yalnız arxasında, buraxılmış dövrlər bir-birindən çıxılandan sonra da, ən azı {threshold} nəfər olanda göstərilir; seansları yalnız heç bir nəfər və ya ailə onların yarısından çoxuna sahib olmayanda. «Göstərilmir» burada heç kim, bir neçə və ya çox nəfər demək ola bilər; heç kim haqqında heç nə demir.',
  keptText: 'Rəqəmlər buraxılışdan sonra dəyişdirilmir. {threshold} nəfərdən az adama aid düzəliş yenidən buraxılmır.',
  headlinesOnly: 'Bu uzunluqda dövrdə yalnız bütün proqramın rəqəmləri buraxılır. İnsanlar yalnız bir uzunluqda dövrdə bölünür.',
  dividedText: '{title} (kimlər arasında: {among})',
  bandText: '{title}: {label}, {band} (kimlərdən: {among})',
  bands: { 90: 'onda doqquzdan az deyil', 75: 'dörddə üçdən az deyil', 66: 'üçdə ikidən az deyil', 50: 'yarıdan az deyil' },
  meanLine: 'Orta dəyişiklik, yaxşıya doğru xalla:', meanText: 'Orta dəyişiklik: eyni alətlə, eyni dildə iki və ya daha çox dəfə ölçülən insanlar üçün, ilk ölçmədən dövrün sonuncusuna qədər, yaxşıya doğru xalla, yarım xala qədər. Yalnız hər iki ölçməsi olanlar ən kiçik qrupdan az olmayanda göstərilir.',
  careText: 'Kimisə ayırd etmək üçün bu rəqəmləri başqaları ilə birləşdirməyin. Hansısa rəqəmin kiməsə işarə etdiyini düşünürsünüzsə, bunu məlumatların mühafizəsi üzrə məsul şəxsə bildirin ({organisation}).',
  parts: {
    A: 'A. Yardımın davamlılığı', B: 'B. Fərdi, ailə və qrup müdaxilələri', C: 'C. Cinsi zorakılıq', D: 'D. Azadlıqdan məhrum edilənlər', E: 'E. Yardım göstərənlər', F: 'F. Bacarıqların artırılması',
  },
  noRecords: 'burada bununla bağlı qeyd aparılmır',
  notAsked: 'bu buraxılışda soruşulmayıb',
}
