import { formats, partsOf, type PartName } from '#app/sessions/note.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import type { Language } from '#app/work/scope.ts'
import type { Chance } from './chance.ts'

/** What a part of a note is made of: what was told, seen, understood, done, and agreed. */
type Voice = 'told' | 'seen' | 'understood' | 'done' | 'agreed'

const voiceOf: Record<PartName, Voice> = {
  subjective: 'told', data: 'told', goals: 'told', text: 'told', objective: 'seen', behaviour: 'seen', response: 'seen', assessment: 'understood', intervention: 'done', plan: 'agreed',
}

const sentences: Record<Language, Record<Voice, readonly string[]>> = {
  en: {
    told: [
      'Sleep is a little better this week; woke twice, both times before dawn.', 'Still goes the long way round so as not to pass the field.', 'The noise of a motor in the street made the heart race; sat down and counted breaths.',
      'Talks more with a sister again and laughed about a small thing.', 'Is tired of being asked about that day by neighbours.', 'Worries about the children when they are late from school.', 'Says the prosthesis hurts in the evening and takes it off early.',
      'Went to the shop alone twice and came home proud.', 'Feels far away from everybody at family meals.', 'Dreams come back, less often, and they end sooner.',
    ],
    seen: [
      'Calm at the beginning, tense when the street was mentioned, calm again after the breathing.', 'Speaks slowly, looks up more often than last time.', 'Cried for a short while and wished to go on.', 'Sat near the door and moved the chair in the middle of the session.',
      'Played with the younger one while talking, voice steady.', 'Came on time with the home task in a school notebook.', 'Hands were still for most of the hour.',
    ],
    understood: [
      'Avoiding the road keeps the fear going; small steps work.', 'Grief and tiredness together, with good support in the family.', 'Sleep improves before mood does, as agreed in the plan.', 'The body alarm answers to sounds more than to places.',
      'Strong sense of duty makes it hard to ask for help.', 'Progress is uneven, the direction is good.', 'Pain and mood go up and down together.',
    ],
    done: [
      'Explained how the body alarm works, with a drawing.', 'Practised slow breathing together, four rounds.', 'Made a ladder of six steps towards the shop.', 'Looked for moments of the week that had been lighter.', 'Wrote down one sentence to say to neighbours who ask.', 'Went through the evening and set a fixed hour for bed.',
    ],
    agreed: [
      'Breathing twice a day, noted in the notebook.', 'One step of the ladder, with somebody near.', 'Go on with the sleep diary until next time.', 'Visit a cousin on Friday, stay half an hour.', 'Ask the nurse about the prosthesis.', 'Next session in a week at the same place.',
    ],
  },
  az: {
    told: [
      'Bu həftə yuxusu bir az yaxşıdır; iki dəfə oyanıb, hər ikisi səhərə yaxın.', 'Hələ də sahənin yanından keçməmək üçün uzun yolla gedir.', 'Küçədə motor səsi ürəyini döyündürüb; oturub nəfəsini sayıb.',
      'Bacısı ilə yenə çox danışır, xırda bir şeyə gülüblər.', 'Qonşuların həmin gün barədə soruşmasından yorulub.', 'Uşaqlar məktəbdən gecikəndə narahat olur.', 'Axşamlar protezin ağrıtdığını deyir, onu tez çıxarır.',
      'İki dəfə mağazaya tək gedib, evə sevincək qayıdıb.', 'Ailə süfrəsində özünü hamıdan uzaq hiss edir.', 'Yuxular qayıdır, amma daha seyrək və tez bitir.',
    ],
    seen: [
      'Əvvəlcə sakit idi, küçədən söz düşəndə gərginləşdi, nəfəs məşqindən sonra yenə sakitləşdi.', 'Asta danışır, keçən dəfədən daha çox üzə baxır.', 'Bir az ağladı və davam etmək istədi.', 'Qapının yanında oturdu, seansın ortasında stulu yaxınlaşdırdı.',
      'Danışarkən kiçiklə oynayırdı, səsi sabit idi.', 'Vaxtında gəldi, ev tapşırığı məktəb dəftərində yazılmışdı.', 'Saatın çoxunda əlləri sakit idi.',
    ],
    understood: [
      'Yoldan qaçmaq qorxunu saxlayır; kiçik addımlar kömək edir.', 'Kədər və yorğunluq birlikdədir, ailənin dəstəyi yaxşıdır.', 'Əvvəl yuxu, sonra əhval düzəlir, planda razılaşdığımız kimi.', 'Bədənin həyəcanı yerdən çox səsə cavab verir.',
      'Güclü məsuliyyət hissi kömək istəməyi çətinləşdirir.', 'İrəliləyiş bərabər deyil, istiqamət yaxşıdır.', 'Ağrı ilə əhval birlikdə qalxıb-enir.',
    ],
    done: [
      'Bədənin həyəcan siqnalını şəkil çəkərək izah etdim.', 'Birlikdə yavaş nəfəs məşqi etdik, dörd dəfə.', 'Mağazaya qədər altı pilləli nərdivan qurduq.', 'Həftənin yüngül keçən anlarını axtardıq.', 'Soruşan qonşulara deyiləcək bir cümlə yazdıq.', 'Axşamı addım-addım keçib yatmaq üçün sabit saat seçdik.',
    ],
    agreed: [
      'Gündə iki dəfə nəfəs məşqi, dəftərdə qeyd ilə.', 'Nərdivanın bir pilləsi, yanında kimsə olmaqla.', 'Növbəti dəfəyə qədər yuxu gündəliyini davam etdirmək.', 'Cümə günü qohumuna getmək, yarım saat qalmaq.', 'Protez barədə tibb bacısından soruşmaq.', 'Növbəti seans bir həftə sonra, həmin yerdə.',
    ],
  },
  ru: {
    told: [
      'На этой неделе спит немного лучше; просыпалась дважды, оба раза под утро.', 'По-прежнему идёт дальней дорогой, чтобы не проходить мимо поля.', 'От звука мотора на улице забилось сердце; села и считала дыхание.',
      'Снова больше говорит с сестрой, вместе посмеялись.', 'Устала от вопросов соседей о том дне.', 'Беспокоится, когда дети задерживаются после школы.', 'Говорит, что к вечеру протез болит, и снимает его рано.',
      'Дважды ходила в магазин одна и вернулась довольная.', 'За семейным столом чувствует себя далеко от всех.', 'Сны возвращаются, но реже, и кончаются быстрее.',
    ],
    seen: [
      'Сначала спокойно, при упоминании улицы напряжение, после дыхания снова спокойно.', 'Говорит медленно, чаще поднимает глаза, чем в прошлый раз.', 'Недолго плакала и захотела продолжать.', 'Сидела у двери, в середине встречи пересела ближе.',
      'Во время разговора играла с младшим, голос ровный.', 'Пришла вовремя, задание записано в школьной тетради.', 'Большую часть часа руки были спокойны.',
    ],
    understood: [
      'Избегание дороги поддерживает страх; маленькие шаги помогают.', 'Горе и усталость вместе, в семье хорошая поддержка.', 'Сначала налаживается сон, потом настроение, как и договаривались.', 'Телесная тревога отвечает на звуки больше, чем на места.',
      'Сильное чувство долга мешает просить о помощи.', 'Движение неровное, направление хорошее.', 'Боль и настроение меняются вместе.',
    ],
    done: [
      'Объяснила с рисунком, как работает тревога тела.', 'Вместе дышали медленно, четыре круга.', 'Составили лестницу из шести шагов до магазина.', 'Искали моменты недели, когда было легче.', 'Записали одну фразу для соседей, которые спрашивают.', 'Разобрали вечер и выбрали постоянный час для сна.',
    ],
    agreed: [
      'Дыхание дважды в день, с отметкой в тетради.', 'Один шаг лестницы, рядом кто-то близкий.', 'Продолжать дневник сна до следующей встречи.', 'В пятницу навестить родственников, остаться на полчаса.', 'Спросить медсестру о протезе.', 'Следующая встреча через неделю там же.',
    ],
  },
}

const presenting: Record<Language, readonly string[]> = {
  en: ['“I hear it again when a door slams.”', '“I do not sleep in my own bed any more.”', '“I am angry with everybody and I do not want to be.”', '“Since then I am afraid for the children.”', '“My leg is not there and it hurts.”'],
  az: ['«Qapı çırpılanda yenə onu eşidirəm.»', '«Daha öz çarpayımda yatmıram.»', '«Hamıya hirslənirəm, amma bunu istəmirəm.»', '«O vaxtdan uşaqlar üçün qorxuram.»', '«Ayağım yoxdur, amma ağrıyır.»'],
  ru: ['«Когда хлопает дверь, я снова это слышу».', '«Я больше не сплю в своей постели».', '«Я злюсь на всех и не хочу этого».', '«С тех пор я боюсь за детей».', '«Ноги нет, а она болит».'],
}

const themes: Record<Language, readonly string[]> = {
  en: ['A safe place', 'What helps when I am frightened', 'Things my hands can do', 'My good days'],
  az: ['Təhlükəsiz yer', 'Qorxanda mənə nə kömək edir', 'Əllərim nələr bacarır', 'Mənim yaxşı günlərim'],
  ru: ['Безопасное место', 'Что помогает, когда страшно', 'Что умеют мои руки', 'Мои хорошие дни'],
}

/** A note in one of the five forms, two or three sentences a part. */
export function inventNote(chance: Chance, language: Language): DraftFields {
  const format = chance.one(formats)
  const fields: DraftFields = { format, language }
  const written = (voice: Voice) => chance.some(sentences[language][voice], chance.number(2, 3)).join(' ')
  for (const part of partsOf[format]) fields[part] = part === 'text' ? [written('told'), written('done'), written('agreed')].join('\n\n') : written(voiceOf[part])
  fields.homeTask = chance.one(sentences[language].agreed)
  fields.interventions = chance.some(['psychoeducation', 'stabilisation', 'breathing', 'problem-solving', 'behavioural-activation', 'grief-work', 'sleep-work', 'social-support'], 2).join(',')
  return fields
}

const goals: Record<Language, readonly string[]> = {
  en: ['Goes to the shop alone; sleeps through most nights.', 'Speaks with the neighbours again, and says when it is enough.', 'Both goals reached; the road past the field is still the long way round.'],
  az: ['Mağazaya tək gedir; gecələrin çoxunu oyanmadan yatır.', 'Qonşularla yenə danışır və nə vaxt kifayət olduğunu deyir.', 'Hər iki məqsədə çatıldı; sahənin yanından yenə uzun yolla gedir.'],
  ru: ['Ходит в магазин одна; большинство ночей спит не просыпаясь.', 'Снова говорит с соседями и умеет сказать, когда хватит.', 'Обе цели достигнуты; мимо поля по-прежнему идёт дальней дорогой.'],
}

export const inventGoals = (chance: Chance, language: Language): string => chance.one(goals[language])
export const inventPresenting = (chance: Chance, language: Language): string => chance.one(presenting[language])
export const inventTheme = (chance: Chance, language: Language): string => chance.one(themes[language])
export const inventWorked = (chance: Chance, language: Language): string => chance.one(sentences[language].seen)

/** What a supervisor writes and what comes back. */
export const feedback: readonly { kind: 'kept' | 'wondering' | 'try'; text: string }[] = [
  { kind: 'kept', text: 'You waited before you answered. That silence did the work.' },
  { kind: 'kept', text: 'A ladder with six steps is just right: small enough to succeed.' },
  { kind: 'wondering', text: 'What might the body be telling that words do not yet?' },
  { kind: 'wondering', text: 'Who in the family could know about this plan?' },
  { kind: 'try', text: 'Ask about the lighter moments first next time, and stay there a little longer.' },
  { kind: 'try', text: 'Write the agreed sentence on a card to carry home, if it is safe to carry.' },
]
export const answers: Record<Language, readonly string[]> = {
  en: ['Thank you. I had not looked at it like that; I will ask next week.', 'I tried it: it opened the conversation.'],
  az: ['Təşəkkür edirəm. Buna belə baxmamışdım; gələn həftə soruşacağam.', 'Sınadım: söhbət açıldı.'],
  ru: ['Спасибо. Я так на это не смотрела; спрошу на следующей неделе.', 'Попробовала: разговор открылся.'],
}
