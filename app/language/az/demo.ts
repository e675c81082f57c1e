import type { demo as english } from '../en/demo.ts'
import type { Same } from '../message.ts'

export const demo: Same<typeof english> = {
  accounts: 'Sintetik proqramın hesabları',
  accountsLead: 'Burada heç kim real deyil. Hamı üçün bir parol ifadəsi və bir PIN; kod hər yarım dəqiqədə dəyişir.',
  name: 'Giriş adı', role: 'Rol', code: 'İndiki kod', passphrase: 'Parol ifadəsi', pin: 'PIN',
  filling: 'Sintetik proqram doldurulur',
  fillingLead: 'Qeydlər, seanslar və rəylər insanların yazdığı kimi bir-bir yazılır. Təxminən bir dəqiqə çəkir; səhifə özü davam edir.',
  progress: '{total}-dən {done}',
}
