import type { setup as english } from '../en/setup.ts'
import type { Same } from '../message.ts'

export const setup: Same<typeof english> = {
  title: 'Xoş gəlmisiniz',
  lead: 'İş qeydləri üçün sirdaş: yazdığınızı yalnız oxuya bilənlər üçün saxlayır, başqa heç kim üçün yox.',
  noLink: { title: 'Bu server hələ qurulmayıb', text: 'Serverin işə salındığı yerdə çap olunmuş birdəfəlik keçidi açın. Hər işə salınma yenisini çap edir.' },
  setUp: { title: 'Proqramınızı qurun', text: 'Təşkilatınız, ilk administrator və bərpa açarı. Təxminən 20 dəqiqə; printer yaxında olsun.', action: 'Başla' },
  look: { title: 'Əvvəlcə tanış olun', text: 'Uydurma insanlarla sintetik proqram, öz verilənlər bazasında. Orada heç nə həqiqi deyil.', action: 'Tanış ol' },
  stepsLabel: 'Qurulmanın addımları',
  steps: { organisation: 'Proqram', secrets: 'Parol ifadəsi və PIN', factor: 'İkinci addım', divide: 'Bərpa açarı', confirm: 'Təsdiq', recovery: 'Kodunuz' },
  organisation: { title: 'Proqramınız', label: 'Təşkilatın adı', name: 'Həmkarların tanıdığı adınız', hint: 'Siz ilk administrator olursunuz: hesablar yaradırsınız və heç bir işi oxuya bilmirsiniz.' },
  divide: { title: 'Fövqəladə halda onu kim aça bilər', legend: 'Bərpa açarının necə bölünəcəyini seçin.' },
  shares: { title: 'Payları çap edin', lead: 'Hər pay öz vərəqində, bir də server vərəqi. Sonra davam edin və ikisini kağızdan yazın.', printed: 'Bütün vərəqləri çap etdim', again: 'Başqa açar yarat', keep: 'Bu vərəqi yalnız bir nəfərin əlçatan olduğu yerdə saxlayın. Tək halda heç nəyə yaramır.' },
  confirm: { lead: 'İki vərəq götürün və rəqəmlərini yazın. Boşluqların fərqi yoxdur.', first: 'Bir pay, kağızdan', second: 'Başqa pay, kağızdan' },
  done: { title: 'Proqramınız hazırdır', text: 'Audit izinin bu ilk barmaq izi çap etdiyiniz hər vərəqdə var. Onunla hər kəs sonra izin heç vaxt yenidən yazılmadığını yoxlaya bilər.', action: 'İnsanları dəvət et' },
  restart: 'Yenidən başla',
}
