import type { demo as english } from '../en/demo.ts'
import type { Same } from '../message.ts'

export const demo: Same<typeof english> = {
  accounts: 'Учётные записи синтетической программы',
  accountsLead: 'Здесь нет настоящих людей. Одна парольная фраза и один PIN для всех; код меняется каждые полминуты.',
  name: 'Имя для входа', role: 'Роль', code: 'Код сейчас', passphrase: 'Парольная фраза', pin: 'PIN',
  filling: 'Синтетическая программа заполняется',
  fillingLead: 'Записи, сессии и отзывы пишутся по одному, как писали бы люди. Это займёт около минуты; страница продолжит сама.',
  progress: '{done} из {total}',
}
