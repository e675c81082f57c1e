import type { retraction as english } from '../en/retraction.ts'
import type { Same } from '../message.ts'

export const retraction: Same<typeof english> = {
  on: '{date} tarixində geri çağırılıb: {reason}', onUnreadable: '{date} tarixində geri çağırılıb. Səbəbi açmaq olmur; dəyişdirilmiş ola bilər.', hidden: 'Yazılan gizlədilib və olduğu kimi saxlanılır. Daha sayılmır; əvvəl buraxılmış rəqəmlər məlumatın düzəldildiyi qeydi ilə qalır.',
  assessment: {
    title: 'Bu qiymətləndirməni geri çağırmaq', sentence: 'Mətn onu oxuya bilən hər kəsdən gizlədilir, daha sayılmır və səbəb görünən qalır. Onunla birlikdə verilmiş şkala öz səhifəsində geri çağırılır; xəbərdarlıq qalır. Bunu geri qaytarmaq olmaz.',
    reasons: { 'wrong-client': 'başqa müştəri', mistaken: 'nəsə düzgün deyil; yenisi yazılır', 'consent-lost': 'razılıq geri götürülüb' },
  },
  contact: {
    title: 'Bu ilk təması geri çağırmaq', what: 'İlk təmas', sentence: 'Sətir onu oxuya bilən hər kəsdən gizlədilir, daha sayılmır və səbəb görünən qalır. İş və xəbərdarlıq qalır. Bunu geri qaytarmaq olmaz.',
    reasons: { 'written-twice': 'iki dəfə yazılıb', 'wrong-person': 'başqası haqqında idi', mistaken: 'nəsə düzgün deyil' },
  },
}
