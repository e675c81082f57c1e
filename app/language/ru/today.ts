import type { today as english } from '../en/today.ts'
import type { Same } from '../message.ts'

export const today: Same<typeof english> = {
  title: 'Сегодня',
  nothing: 'От вас ничего не ждут.',
  nothingText: 'Незаконченное, то, что вернулось, и то, что вас ждёт, появится здесь, когда оно есть.',
  finish: 'Закончить',
  drafts: { one: '{n} черновик, ещё не подписан', few: '{n} черновика, ещё не подписаны', many: '{n} черновиков, ещё не подписаны', other: '{n} черновика, ещё не подписаны' },
  toDrafts: 'Прочитать и подписать',
  back: 'Вернулось к вам',
  feedback: 'Обратная связь: {name}',
  answered: 'Ответ: {name}',
  codeAsked: '{name} просит написать код в комментарии',
  agreements: 'Соглашения о супервизии',
  waitsForMe: 'ждёт вашей подписи',
  waitsForOther: 'ждёт подписи: {name}',
  ends: 'заканчивается {date}',
  toRead: 'Прочитать на этой неделе',
  queue: { one: '{n} запись', few: '{n} записи', many: '{n} записей', other: '{n} записи' },
  toQueue: 'К списку чтения',
  begin: 'С чего начать',
}
