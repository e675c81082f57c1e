import type { reporting as english } from '../en/reporting.ts'
import type { Same } from '../message.ts'

export const reporting: Same<typeof english> = {
  dhis2: {
    title: 'Rəqəmlər DHIS2-də hara yazılır', lead: 'Hər buraxılmış rəqəm sizin DHIS2-də hansı məlumat elementinə aiddir. Burada yalnız o sistemin kodları var, heç bir say yoxdur.',
    inForce: 'Qüvvədədir', none: 'Hələ uyğunluq yoxdur.', noneHint: 'Olana qədər DHIS2 fayllarında rəqəmlərin adlarından düzəldilmiş kodlar dayanır. Başlamaq üçün buraxılışın yanında «DHIS2 uyğunluğu» faylını endirin.',
    put: 'Uyğunluğu qüvvəyə mindirin', putLead: 'O, qüvvədə olanı dərhal, bundan sonrakı hər endirmə üçün əvəz edir. PIN kodunuzla imzalayırsınız; əvvəlki oxumaq üçün burada qalır.',
    chooseFile: 'Faylı seçin', mapping: 'Uyğunluq (JSON)', mappingHint: 'Fayl seçin və ya mətnini yapışdırın.', action: 'Qüvvəyə mindir', example: 'Belə fayl necə görünür', done: 'Uyğunluq qüvvədədir.',
    altered: 'Bu uyğunluq imzalandığı kimi deyil; dəyişdirilmiş ola bilər. Yenisi qüvvəyə minənə qədər DHIS2 faylı hazırlanmır.',
    number: 'Nömrə', by: 'İmzalanıb', byWhom: '{name}, {date}', dataSet: 'Məlumat dəsti', orgUnit: 'Təşkilat vahidi', figures: 'Rəqəmlər', elements: { one: '{n} rəqəm', other: '{n} rəqəm' }, read: 'Oxuyun', before: 'Bütün uyğunluqlar',
    project: 'Layihə dövrü', notSent: 'göndərilmir', projectText: 'DHIS2 ayları, rübləri, yarımilləri və illəri tanıyır, sərbəst uzunluqda dövrü yox. Layihə dövrünün rəqəmləri yalnız uyğunluq onlar üçün bir dövr göstərəndə və ayrıca məlumat elementləri verəndə göndərilir; onda hər dəyərin şərhində əsl günlər yazılır. Əks halda layihə üçün DHIS2 faylı təklif olunmur.',
    problems: {
      'not-json': 'Bu, JSON deyil. Zəhmət olmasa, faylı yenidən seçin.', 'wrong-shape': 'Faylda nəsə çatmır və ya artıqdır: {where}', 'twice': 'İki rəqəm eyni yerə yazılardı: {where}', 'not-a-uid': 'Bu, DHIS2 identifikatoru deyil (bir hərf, sonra on hərf və ya rəqəm): {where}', 'unknown-figure': 'İmzalanmış kataloqların heç birində bu rəqəm yoxdur: {where}',
    },
  },
  report: {
    title: 'Hesabat: {period}', lead: 'Buraxılmış rəqəmlərin yanında hədəflər və bir neçə söz. Cəmlər buraxılmış rüblərdəndir, heç vaxt yeni say deyil.', protection: 'Siz yalnız buraxılmış rəqəmləri oxuyursunuz. Burada yazdığınızı nümayəndələr və məlumatların mühafizəsi oxuya bilər; o, buraxılışla birlikdə çap olunur.',
    targets: 'Hədəflər', targetsLead: 'Proqramın bu dövrdə nəyə ümid etdiyi. Bir neçə rübdə gələ bilən insanlar cəmlənmir.', what: 'Nə', targetOf: 'Hədəf: {what}',
    words: 'Sözlə', wordsLead: 'Hər birinə bir neçə cümlə. Ad, ərazidən kiçik yer və bir adamdan danışan heç nə yazmayın.', action: 'Hesabatı saxla', kept: 'Hesabat saxlanıldı. O, bu dövrün buraxılışlarının yanında dayanır.',
    changedMeanwhile: 'Siz açandan sonra kimsə bu hesabatı dəyişib. Yazdıqlarınız buradadır; müqayisə üçün səhifəni yanında yenidən açın.',
  },
  outside: {
    title: 'Başqalarının rəqəmləri', lead: 'Reyestrin, nazirliyin və ya başqa təşkilatın eyni insanlar haqqında dərc etdiyi rəqəmlər. Rəqəmlərimiz təsdiqlənməzdən əvvəl yoxlama onları nəzərə alır.', list: 'Daxil edilib', none: 'Hələ heç nə daxil edilməyib.', enter: 'Rəqəm daxil edin',
    enterLead: 'Yalnız dərc olunmuş rəqəmlər. Daxil edilən həmişəlik qalır; səhv yazılan yanında geri götürülür.', publisher: 'Kim dərc edib', period: 'Dövr', group: 'Qrup', figure: 'Rəqəm', between: '{lo} – {hi}', lo: 'Ən azı', loHint: 'Tək rəqəm üçün hər ikisinə eyni rəqəmi yazın.', hi: 'Ən çoxu',
    source: 'Harada', sourceHint: 'Başlıq və tarix, ya da səhifənin ünvanı.', enteredOn: 'Daxil edildiyi gün', state: 'Vəziyyət', isWithdrawn: 'geri götürülüb', withdraw: 'Geri götür', action: 'Daxil et', noWindow: 'İmzalanmış heç bir kataloq hələ insanları dövr üzrə bölmür.',
    done: { 'entered': 'Rəqəm daxil edildi.', 'entered-exposing': 'Rəqəm daxil edildi. Artıq buraxılmış olanla birlikdə o, kiçik qrup haqqında nəsə deyir. Zəhmət olmasa, bunu indi məlumatların mühafizəsi üzrə məsul şəxsə bildirin.', 'withdrawn': 'Rəqəm geri götürüldü. O, oxumaq üçün qalır.' },
    problems: { aboveTheOther: 'Bu, birinci rəqəmdən az olmamalıdır.', notAWindow: 'İnsanlar bu dövr üzrə bölünmür.', notAGroup: 'Bu dövrün kataloqunda belə qrup yoxdur.', contradicts: 'Heç bir insan sayı həm bu rəqəmə, həm də buraxılmış rəqəmlərə uyğun gəlmir. Zəhmət olmasa, eyni dövrdə eyni insanların sayılıb-sayılmadığına baxın; heç nə daxil edilməyib.' },
  },
  service: {
    title: 'Xidmət necə işləyir', lead: 'Buna cavabdeh olan üçün: sözlər və tarixlər. Bura gələn heç kimi göstərmir, insanları və rayonları saymır.', psychologists: 'Psixoloqlar', none: 'Burada hələ heç kim psixoloq kimi işləmir.', name: 'Ad',
    load: 'Yük', loads: { light: 'yüngül', usual: 'adi', full: 'dolu', over: 'artıq' }, waiting: 'İlk seansı gözləyənlər', longest: { one: 'ən uzunu {n} gün', other: 'ən uzunu {n} gün' }, nobodyWaits: 'gözləyən yoxdur',
    lastReview: 'Son iş təhlili', notYet: 'hələ yox', agreement: 'Superviziya razılaşması', until: '{name}, {date} tarixinədək', noAgreement: 'qüvvədə olan yoxdur', coverage: 'Son {days} gündə superviziya',
    covered: '{all} psixoloqdan {covered} nəfərin iş təhlili olub.', read: { one: '{n} qeyd oxunub; razılaşmalarda təxminən {planned} nəzərdə tutulub.', other: '{n} qeyd oxunub; razılaşmalarda təxminən {planned} nəzərdə tutulub.' }, hours: 'Superviziya saatları burada qeyd olunmur, ona görə də göstərilmir.',
  },
}
