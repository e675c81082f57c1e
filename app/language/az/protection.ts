import type { Same } from '../message.ts'
import type { protection as english } from '../en/protection.ts'

export const protection: Same<typeof english> = {
  title: 'Qeydləriniz necə qorunur',
  lead: 'Psixoloqlar və onların işlədiyi insanlar üçün. Bu səhifəni ucadan oxumaq olar.',
  parts: {
    locked: { title: 'Yazdıqlarınız saxlanmazdan əvvəl kilidlənir', text: 'Adlar, qeydlər və ballar açarlarla möhürlənir. Onları saxlayan kompüteri və ya onun surətini oğurlayan kəs yalnız möhürlənmiş mətn tapır, heç kimin hekayəsini tapmır.' },
    keys: { title: 'Yalnız açarı olan oxuya bilər', text: 'Açar psixoloqunuzdadır. Razılıq vermisinizsə, klinik supervizor imzalanmış qeydləri adsız, kod altında oxuya bilər. Proqramın inzibatçısının açarı yoxdur və o heç nə oxumur.' },
    names: { title: 'Ad ayrıca açarın arxasındadır', text: 'Ad, telefon və ünvan qeydlərdən ayrı saxlanılır. Supervizor kod və söz ilə işləyir, məsələn «lantern».' },
    looks: { title: 'Hər baxış yazılır', text: 'Psixoloq işi kimin, nə vaxt açdığını və nəyə baxdığını görür. Bu siyahını gizlicə dəyişmək mümkün deyil.' },
    words: { title: 'Heç bir söz itmir', text: 'Seans qeydi yazılarkən bir neçə saniyədən bir möhürlənmiş halda saxlanılır, səhifə kilidlənəndə və ya əlaqə kəsiləndə də. İmzalanmış qeyd imzalandığı kimi qalır; düzəlişlər onun yanına əlavə olunur.' },
    counts: { title: 'Hesabatlarda yalnız rəqəmlər olur', text: 'Hesabat üçün proqram insanları və seansları bütövlükdə sayır. Bir insanı göstərə biləcək rəqəm göstərilmir.' },
    recovery: { title: 'Psixoloq unutsa, getsə və ya vəfat etsə', text: 'Bir neçə insan arasında bölünən və kağızda saxlanılan bərpa açarı işlərə növbəti psixoloq üçün yol saxlayır. Tək bir insan ondan istifadə edə bilməz. Onunla işləri açan səhifələr hələ qurulmayıb: o vaxta qədər işlər möhürlü gözləyir və heç nə itmir. Şəxsi qeydləriniz ayrıdır: onları sizdən başqa heç kim aça bilməz; unudulmuş keçid ifadəsi itirilmiş bərpa kodu ilə birlikdə onları itirir.' },
    limit: { title: 'Nəyi edə bilmir', text: 'Səhifələr serverdə hazırlanır. İşləyən serverə nəzarət edən kəs həmin an orada oxunanı oxuya bilər. Oxunmuş olan artıq oxunub. Ekrana çiyin üstündən də baxmaq olar: Esc düyməsini iki dəfə basın.' },
    care: { title: 'Əvvəlcə yardım', text: 'Forma, kilid və ya əlaqə səbəbindən yardım heç vaxt rədd edilmir və gecikdirilmir. Kimsə təhlükədədirsə, əvvəldə izah olunduğu kimi, başqalarına xəbər verilir.' },
  },
}
