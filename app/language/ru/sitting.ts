import type { sitting as english } from '../en/sitting.ts'
import type { Same } from '../message.ts'

export const sitting: Same<typeof english> = {
  jot: 'Короткая запись',
  keepAndHide: 'Сохранить и скрыть',
  end: 'Закончить',
  kept: 'сохранено',
  before: 'То, что вы написали раньше, сохранено и скрыто.',
  lead: 'Прочесть это сможете только вы, позже, с PIN-кодом. Ничего прежнего на этой странице нет; сохранённое станет черновиком записи.',
  register: 'Кто здесь',
  scale: {
    scale: 'Опросник',
    instrument: 'Опросник',
    show: 'Показать пункты',
    another: 'Другой опросник',
    hint: 'С бумажного бланка, который у вас в руках. Когда сессия закончится, будет предложено его сохранить.',
    member: 'Чей бланк',
  },
}
