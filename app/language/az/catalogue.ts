import type { catalogue as english } from '../en/catalogue.ts'
import type { Same } from '../message.ts'

export const catalogue: Same<typeof english> = {
  title: 'Suallar kataloqu', lead: 'Nəyi, hansı qruplar üzrə soruşmaq olar. Heç nə sayılmazdan əvvəl tərtib olunur, iki şəxs bir il üçün imzalayır.', proposed: 'Təklif edilib', version: 'Versiya', year: 'İl', state: 'Vəziyyət', signed: 'İmzalanıb', none: 'Hələ kataloq yoxdur.',
  states: { proposed: 'ikinci imzanı gözləyir', signed: 'qüvvədədir', 'set-aside': 'kənara qoyulub' },
  design: 'Əraziləri tərtib et', designLead: 'Hər cədvəldə birgə duran rayonlar. Uydurma rəqəmlər belə ərazilərin nə verəcəyini göstərir; heç bir real say istifadə olunmur və burada göstəriləni dəyişə bilməz.',
  areas: 'Ərazilər', areasHint: 'Hər sətirdə bir ərazi: adı, iki nöqtə, vergüllə rayonları. Sonuncu ərazi başqa yerdən olanları da əhatə edir.', areasExample: 'Qərb: bir rayon, başqa rayon', people: 'Təxminən neçə nəfər yardım alır', split: 'İnsanlar nə üzrə bölünür',
  kinds: { quarter: 'rüblər', half: 'yarımillər', year: 'illər', project: 'layihə dövrü' }, headline: 'Bütün proqramın rəqəmləri', headlines: { exact: 'dəqiq, hər dövrdə', rounded: 'yuvarlaqlaşdırılmış; insanların və seanslarının rəqəmləri yalnız arxasında ən azı on nəfər olanda' },
  try: 'Yoxla', tried: 'Təxminən {people} nəfərlə {areas}, {districts}.', triedAreas: { one: '{n} ərazi göstərilir', other: '{n} ərazi göstərilir' }, triedDistricts: { one: '{n} rayon göstərilmir', other: '{n} rayon göstərilmir' }, share: 'Göstərilir', triedOf: '100 uydurma haldan hər ərazi və rayon neçəsində göstərilir.', group: 'Ərazi və ya rayon', propose: 'Bu kataloqu təklif et', proposeLead: 'PIN kodunuzla imzalayırsınız. İkinci şəxs imzalayanda qüvvəyə minir.',
  problems: {
    'inhabitants': 'Proqramın ərazisində təxminən neçə nəfərin yaşadığını tam ədədlə daxil edin.',
    'areas': 'Ən azı iki ərazi yazın, hər birinin adı və bu proqramın rayonları olsun; heç bir rayon iki dəfə olmasın.', 'people': '10-dan 5 000-dək rəqəm daxil edin.', 'year': 'Bu ili və ya növbəti ili daxil edin.', 'year-signed': 'Bu il və ya daha sonrakı il üçün kataloq artıq imzalanıb.', 'split-signed': 'İnsanlar həmişə eyni uzunluqlu dövrdə, əvvəl imzalanmış kataloqdakı kimi bölünür.', 'split-none': 'Bu proqramda belə uzunluqda dövr yoxdur: insanlar heç vaxt bölünməzdi, imzalanandan sonra isə uzunluq dəyişdirilmir. Başqasını seçin; layihə dövrü «Nəticələr»də elan edilir.', 'lint': 'Bu kataloqu imzalamaq olmaz.',
  },
  rules: 'Qaydalar', windows: 'İnsanlar nə üzrə bölünür', trees: 'Qruplar', templates: 'Suallar', sign: 'İkinci şəxs kimi imzala', signLead: 'Aşağıdakı qaydaları, qrupları, sualları və nəyin dəyişdiyini oxuyun. İmzanızla {year} ili üçün qüvvəyə minir və onun əsasında buraxılanlar onun altında qalır.', aside: 'Kənara qoy', waits: 'Bu kataloqu siz təklif etmisiniz. İkinci şəxs imzalayır: məlumatların mühafizəsi və ya başqa nümayəndə.',
  done: { 'signed': 'Kataloq qüvvədədir.', 'set-aside': 'Kataloq kənara qoyuldu.', 'year-signed': 'Bu il və ya daha sonrakı il üçün kataloq artıq imzalanıb.', 'split-signed': 'İnsanlar həmişə eyni uzunluqlu dövrdə, əvvəl imzalanmış kataloqdakı kimi bölünür.', 'split-none': 'Bu proqramda belə uzunluqda dövr yoxdur: insanlar heç vaxt bölünməzdi, imzalanandan sonra isə uzunluq dəyişdirilmir. Başqasını seçin; layihə dövrü «Nəticələr»də elan edilir.' },
  rule: {
    inhabitants: 'Ərazinin əhalisi',
    threshold: 'Ən kiçik qrup', personBase: 'İnsanların yuvarlaqlaşdırılması', sessionBase: 'Seansların yuvarlaqlaşdırılması', dominance: 'Bir nəfərin seansları', rest: 'Qalanların seansları', meanStep: 'Ortaların yuvarlaqlaşdırılması', headline: 'Bütün proqramın rəqəmləri', reachRoots: 'Kiçik saylarda',
  },
  ruleSays: {
    inhabitants: 'Proqramın ərazisində təxminən {n} nəfər yaşayır.',
    threshold: 'Qrup yalnız özündə və yanındakı hər qrupda ən azı {n} nəfər olanda göstərilir; heç kim də az sayılır.', personBase: 'Ən yaxın {n} saya, hər rəqəm ayrıca.', sessionBase: 'Ən yaxın {n} saya, hər rəqəm ayrıca.',
    dominance: 'Qrupun seansları yalnız heç bir nəfər və heç bir ailə onların {n} hissəsindən çoxuna sahib olmayanda göstərilir.', rest: 'Ən çoxu olan ikisindən sonra qalan birincinin ən azı {n} qədəri olmalıdır.', meanStep: 'Orta dəyişiklik ən yaxın {n} bala, ən az, ən çox və yayılma olmadan verilir.',
    exact: 'Dəqiq çap olunur.', rounded: 'Qalanları kimi yuvarlaqlaşdırılır.', always: 'Bütün proqramın rəqəmləri elan edilmiş hər dövrdə, nə qədər kiçik olsa da, göstərilir.', T: 'Bütün proqramın rəqəmləri yalnız hər birinin arxasında, buraxılmış dövrlər bir-birindən çıxılandan sonra da, ən azı {n} nəfər olanda göstərilir; seanslar yalnız qrupda olduğu kimi paylananda. Supervisiya rəqəmləri həmişə göstərilir: onların arxasında yardım alan şəxs durmur.',
  },
  treesLead: 'Hər qrupun yanında ora kimin düşdüyü və fayllarda rəqəmlərinin adı yazılıb. İnsanlar yalnız bu qruplar üzrə bölünür və qrup yalnız bütövlükdə açılır.', templatesLead: 'Başqa heç nə soruşmaq olmaz. Cədvəllər yalnız insanların bölündüyü uzunluqda dövrdə verilir.',
  divides: 'Kimlərdən: {base}. Bölünmə: {by}.', onClosed: 'Bütöv göstərilmədikdə yalnız «{group}» göstərilə bilər.', hasBands: 'İki hissədən biri kiçik olanda digəri sözlə deyilə bilər: ən azı yarısı, üçdə ikisi, dörddə üçü, onda doqquzu.',
  isHeadline: 'bütün proqramın rəqəmi', hasMean: 'bu insanların orta dəyişikliyi ilə', listed: 'açıq siyahıda {n} nəfər var', inside: '«{group}» daxilində',
  attributes: { stage: 'yardımın mərhələsi', district: 'rayon', sex: 'cins', age: '18 yaşadək və ya 18 yaş və yuxarı', category: 'kateqoriya', distress: 'yardımın sonunda sıxıntı', functioning: 'yardımın sonunda gündəlik fəaliyyət', coping: 'yardımın sonunda öhdəsindən gəlmə' }, measuredAgain: '{tool} ilə təkrar ölçülüb-ölçülməməsi',
  codes: {
    '*': 'qalan hamı, heç nə qeyd olunmayanlar da', 'open': 'yardım davam edir', 'closed': 'bağlanıb, nəticəyə baxılmayıb', 'closed-evaluated': 'bağlanıb, nəticəyə baxılıb',
    'female.child': 'qadın, 18 yaşadək', 'female.adult': 'qadın, 18 yaş və yuxarı', 'male.child': 'kişi, 18 yaşadək', 'other.child': 'digər və ya qeyd olunmayıb, 18 yaşadək',
    'mine-survivor': 'minadan xəsarət almış şəxs', 'family-of-survivor': 'xəsarət almış şəxsin ailəsi', 'family-of-deceased': 'həlak olmuş şəxsin ailəsi', 'family-of-missing': 'itkin düşmüş şəxsin ailəsi', 'better': 'yaxşılaşıb', 'same': 'dəyişiklik yoxdur', 'worse': 'pisləşib', 'measured': 'iki və ya daha çox dəfə ölçülüb',
  },
  wholeProgramme: 'Bütün proqram: {list}.', tableOf: '{tree}: {measures}.', measures: { people: 'insanlar', sessions: 'seanslar', mean: 'orta dəyişiklik' },
  changes: { title: 'Nə dəyişir', against: 'Qüvvədə olan {version} kataloqu ilə müqayisədə.', first: 'Hələ heç bir kataloq qüvvədə deyil: bunun hamısı yenidir.', none: 'İldən başqa heç nə fərqlənmir.', reordered: 'Yalnız sıra fərqlənir.', what: 'Nə', before: 'Qüvvədə', after: 'Təklif edilən', absent: 'yoxdur' },
  inhabitants: 'Proqramın ərazisində yaşayan insanlar', inhabitantsHint: '20 000-dən az insan yaşayırsa, bütün proqram üzrə insanların və seanslarının hər bir rəqəminin arxasında ən azı on nəfər olmalıdır: «yuvarlaqlaşdırılmış» seçin. İkinci şəxs imzalayanda sayı yoxlayır.',
  known: 'Açıq siyahıların sayları', knownHint: 'Siyahı açıq nəşr olunubsa, hər kəs çıxma apara bilər. Hər sətirdə bir qrup: adı, iki nöqtə, siyahıda neçə nəfər olduğu. Onların demək olar hamısının düşdüyü qrup onda göstərilmir. Qruplar:', knownProblem: 'Hər sətirdə bir qrup, yuxarıdakı və ya ərazi, rayon adı ilə, iki nöqtə və 1 000 000-dək tam ədəd; heç bir qrup iki dəfə olmasın.',
  lint: {
    'area-too-small': 'Proqramın ərazisində 20 000-dən az insan yaşayır: bütün proqramın rəqəmləri nə qədər kiçik olsa da göstərilə bilməz. «Yuvarlaqlaşdırılmış» seçin ({about}).',
    'attribute-twice': 'İnsanlar iki cədvəldə eyni şeyə görə bölünərdi ({about}): biri digərindən çıxıla bilər.', 'no-attribute': 'Cədvəl insanları nəyə görə böldüyünü demir ({about}).', 'attribute-unknown': 'Cədvəl insanları heç bir kataloqun soruşa bilmədiyi şeyə görə bölür ({about}).',
    'base-unknown': 'Cədvəl kimləri böldüyünü demir ({about}).', 'id-twice': 'İki qrupun, cədvəlin və ya sualın fayllarda adı eynidir ({about}).', 'one-child': 'Qrup yalnız bir hissəyə bölünür: hissə bütövün özü olardı ({about}).', 'code-twice': 'Kimsə bir cədvəlin iki qrupuna düşərdi ({about}).',
    'leaf-without-code': 'Qrupa heç kim düşə bilməz ({about}).', 'no-leaf-for-the-rest': 'Cədvəldə haqqında heç nə qeyd olunmayanlar üçün yer yoxdur ({about}).', 'name-wanting': 'Qrupun dillərdən birində adı yoxdur ({about}).', 'threshold-too-low': 'Ən kiçik qrup ən azı səkkiz nəfər olmalıdır ({about}).',
    'rounding-too-fine': 'İnsanlar və seanslar beş və ya daha çoxa, ortalar yarım bala və ya daha çoxa yuvarlaqlaşdırılmalıdır ({about}).', 'dominance-too-loose': 'Bir nəfər və ya ailə seansların ən çoxu yarısına sahib ola bilər, qalanlarda ən azı beşdə biri olmalıdır ({about}).',
    'exact-below-threshold': 'Bütün proqramın dəqiq rəqəmləri onların ən kiçik qrupdan başlayaraq göstərilməsi ilə uyğun gəlmir: dəqiq fərqlər hesablana bilər ({about}).', 'split-window-unknown': 'İnsanları bu uzunluqda dövr üzrə bölmək olmaz ({about}).', 'tree-unknown': 'Sual kataloqda olmayan cədvəli soruşur ({about}).',
    'table-twice': 'Sual bir cədvəli iki dəfə soruşur ({about}).', 'reach-unknown': 'Sual sayılmayan rəqəmi soruşur ({about}).', 'year-wrong': 'Kataloqun ili və nömrəsi bir-birinə uyğun gəlmir ({about}).', 'list-unknown': 'Açıq siyahı kataloqda olmayan qrup üçün say və ya tam olmayan ədəd verir ({about}).',
  },
}
