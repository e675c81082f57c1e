import type { today as english } from '../en/today.ts'
import type { Same } from '../message.ts'

export const today: Same<typeof english> = {
  title: 'Bu gün',
  nothing: 'Sizdən heç nə gözlənilmir.',
  nothingText: 'Bitməmiş işlər, sizə qayıdanlar və sizi gözləyənlər olanda burada görünür.',
  finish: 'Bitirmək üçün',
  drafts: { one: '{n} qaralama, hələ imzalanmayıb', other: '{n} qaralama, hələ imzalanmayıb' },
  toDrafts: 'Oxu və imzala',
  back: 'Sizə qayıdıb',
  feedback: '{name} rəy yazıb',
  answered: '{name} cavab verib',
  codeAsked: '{name} şərhdə kod yazmağınızı xahiş edir',
  agreements: 'Supervisiya razılaşmaları',
  waitsForMe: 'imzanızı gözləyir',
  waitsForOther: '{name} tərəfindən imza gözlənilir',
  ends: '{date} tarixində bitir',
  toRead: 'Bu həftə oxumaq üçün',
  queue: { one: '{n} qeyd', other: '{n} qeyd' },
  toQueue: 'Oxu siyahısına',
  begin: 'Haradan başlamalı',
}
