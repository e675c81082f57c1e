import type { kept as english } from '../en/kept.ts'
import type { Same } from '../message.ts'

export const kept: Same<typeof english> = {
  title: 'Ещё не сохранено',
  text: 'Страница скрылась до того, как это сохранилось. То, что вы заполнили, снова здесь: просмотрите и отправьте ещё раз. Парольные фразы, PIN и коды спрашиваются заново.',
  leave: 'Убрать',
}
