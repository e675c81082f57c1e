import type { Language } from '#app/language/language.ts'

/**
 * What each item is about, in one to three words of our own, so that a digit lands on the right line of the paper form.
 * Never the wording of an item: that belongs to its owner and to the form in hand. In the order of the form.
 */
const cues: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  who5: {
    en: 'mood | calm | energy | waking up | interests',
    az: 'əhval | sakitlik | enerji | oyanma | maraqlar',
    ru: 'настроение | спокойствие | энергия | пробуждение | интересы',
  },
  phq9: {
    en: 'interest | mood | sleep | energy | appetite | self-worth | concentration | pace | safety | effect on daily life',
    az: 'maraq | əhval | yuxu | enerji | iştaha | özünə dəyər | diqqət | hərəkət tempi | təhlükəsizlik | gündəlik həyata təsir',
    ru: 'интерес | настроение | сон | энергия | аппетит | самооценка | внимание | темп движений | безопасность | влияние на быт',
  },
  gad7: {
    en: 'nervousness | control of worry | amount of worry | relaxing | restlessness | irritability | dread',
    az: 'əsəbilik | narahatlığa nəzarət | narahatlığın çoxluğu | rahatlanma | yerində dura bilməmə | qıcıqlanma | pis şey gözləmə',
    ru: 'нервозность | контроль тревоги | объём тревог | расслабление | неусидчивость | раздражительность | предчувствия',
  },
  pcl5: {
    en: 'memories | dreams | reliving | upset at reminders | bodily reaction | inner avoidance | outer avoidance | gaps in memory | beliefs | blame | strong feelings | interest | distance | positive feelings | anger | risk-taking | watchfulness | startle | concentration | sleep',
    az: 'xatirələr | yuxular | yenidən yaşama | xatırladanlardan sarsılma | bədən reaksiyası | daxili qaçınma | xarici qaçınma | yaddaş boşluqları | inanclar | günahlandırma | güclü hisslər | maraq | uzaqlaşma | müsbət hisslər | hirs | riskli davranış | ayıq-sayıqlıq | diksinmə | diqqət | yuxu',
    ru: 'воспоминания | сны | повторное переживание | напоминания | реакция тела | внутреннее избегание | внешнее избегание | пробелы памяти | убеждения | вина | сильные чувства | интерес | отдалённость | добрые чувства | гнев | рискованность | настороженность | вздрагивание | внимание | сон',
  },
  k10: {
    en: 'tiredness | nervousness | calming down | hope | restlessness | sitting still | low mood | effort | cheering up | self-worth',
    az: 'yorğunluq | əsəbilik | sakitləşmə | ümid | narahatlıq | yerində oturma | əhval düşkünlüyü | güc sərfi | könül açılması | özünə dəyər',
    ru: 'усталость | нервозность | успокоение | надежда | беспокойство | неусидчивость | подавленность | усилие | утешение | самооценка',
  },
  dass21: {
    en: 'winding down | dry mouth | positive feeling | breathing | getting started | over-reaction | trembling | nervous energy | fear of embarrassment | looking forward | agitation | relaxing | low mood | interruptions | near panic | enthusiasm | self-worth | touchiness | heartbeat | fear | meaning of life',
    az: 'sakitləşmə | ağız quruluğu | müsbət hiss | nəfəs | işə başlama | artıq reaksiya | titrəmə | əsəb enerjisi | pərt olmaq qorxusu | gələcək sevinci | həyəcan | rahatlanma | qəm | maneələrə dözüm | panikaya yaxınlıq | həvəs | özünə dəyər | tez inciklik | ürək döyüntüsü | qorxu | həyatın mənası',
    ru: 'успокоение | сухость во рту | добрые чувства | дыхание | начало дел | бурная реакция | дрожь | нервная энергия | страх неловкости | ожидание хорошего | взволнованность | расслабление | грусть | помехи | близко к панике | увлечённость | самооценка | обидчивость | сердцебиение | страх | смысл жизни',
  },
  pcptsd5: {
    en: 'whether it happened | memories and dreams | avoidance | watchfulness | numbness | guilt or blame',
    az: 'hadisənin olması | xatirə və yuxular | qaçınma | ayıq-sayıqlıq | hisslərin kütləşməsi | günah hissi',
    ru: 'было ли событие | воспоминания и сны | избегание | настороженность | оцепенение чувств | вина',
  },
  asq: {
    en: 'wish not to live | family without me | thoughts this week | attempt ever | thoughts now',
    az: 'yaşamamaq istəyi | mənsiz ailə | bu həftənin fikirləri | nə vaxtsa cəhd | indiki fikirlər',
    ru: 'желание не жить | семья без меня | мысли на неделе | попытка когда-либо | мысли сейчас',
  },
  cries8: {
    en: 'thoughts unasked | putting out of memory | waves of feeling | keeping away | not talking | pictures | reminders | not thinking',
    az: 'istəmədən düşünmə | yaddaşdan silmə | hiss dalğaları | uzaq durma | danışmama | gözə görünən şəkillər | xatırladanlar | düşünməməyə çalışma',
    ru: 'непрошеные мысли | вытеснение из памяти | волны чувств | держаться подальше | молчание | картины | напоминания | не думать',
  },
  enact: {
    en: 'listening and body language | verbal communication | confidentiality | rapport and speaking of oneself | exploring feelings, saying they are usual | empathy and warmth | risk of harm and a plan together | daily life and its limits | how the person and the family explain it | involving family and close people | goals set together | realistic hope | what has helped before | explaining in local words | asking how advice was taken',
    az: 'dinləmə və bədən dili | sözlü ünsiyyət | məxfilik | etimad və özü haqqında danışma | hissləri araşdırma, adi olduğunu demə | empatiya və istilik | zərər riski və birgə plan | gündəlik həyat və məhdudiyyətləri | özünün və ailənin izahı | ailənin və yaxınların cəlbi | birgə qoyulan məqsədlər | real ümid | əvvəl kömək edənlər | yerli sözlərlə izah | məsləhətin necə qəbul edildiyini soruşma',
    ru: 'слушание и язык тела | словесное общение | конфиденциальность | контакт и рассказ о себе | чувства: исследовать, сказать, что они обычны | эмпатия и тепло | риск вреда и совместный план | повседневная жизнь и её ограничения | как объясняют сам человек и семья | участие семьи и близких | совместные цели | реалистичная надежда | что помогало раньше | объяснение местными словами | как принят совет',
  },
}

const lists = new Map<string, readonly string[]>()

/** The cue of an item; empty for the own appraisal, whose items have words of their own. */
export function cueOf(instrument: string, item: string, language: Language): string {
  const key = `${instrument} ${language}`
  if (!lists.has(key)) lists.set(key, cues[instrument]?.[language].split(' | ') ?? [])
  const no = Number(/_(\d+)$/.exec(item)?.[1])
  return lists.get(key)![instrument === 'pcptsd5' ? no : no - 1] ?? ''
}
