import { bare } from './letters.ts'

// What stands beside a word that is both a name and a word says which it is: "Sevinc dedi" is a person, "Sevinc hissi" joy.
const pattern = (text: string): RegExp => new RegExp(`^(${text.trim().split(/\s+/).join('|')})$`)

const personDoes = pattern(`
xanim(in|a|i|dan|la)? bey(in|e|i)? muellime? hekim usta dayi emi xala bibi nene baba
de(di|yir|yib|mis|mir|medi) bildir(di|ir|ib) danis(di|ir|ib|maq|mir|madi|arken) agla(di|yir|yib|mir) gel(di|ir|ib|mis|medi|mir|ecek|ende) ged?t?(di|ir|ib) getdi yat(di|ir|mir|ib|a) qorx(ur|du|urdu|mur) yaz(di|ir|ib) zeng soyle(di|yir)
xatirla(di|yir) sikayet\\S* etiraf qeyd otur(du|ur|ub) sus(du|ur|ub) yedi yeyir iste(di|yir|mir|medi) bacar(di|ir|mir) oxu(du|yur) oyna(di|yir) kom(ek|eyini) yuxu(su|ya|suzluq|suzdur)\\S* oyan(di|ir) dinle(di|yir) cavab sual gulumse(di|yir) razilas(di|ir) titre(di|yir) inan(ir|di|mir) hesab duşunur dusun(ur|du) catdi cixdi qayit(di|ir) aranda adli yasinda yaslar?i? nefer
сказал[аи]? приш(е|ё)?л[аи]? рассказал[аи]? рассказывает плачет плакал[аи]? говори[тл]а? боится боял(ся|ась) спит спал[аи]? хочет хотел[аи]? ответил[аи]? молчит молчал[аи]? жалуется жаловал(ся|ась) вспомина(ет|л|ла) вспомнил[аи]? позвонил[аи]? приехал[аи]? уш(е|ё)?л[аи]? чувствует чувствовал[аи]? просит попросил[аи]? сообщил[аи]? выш(е|ё)?л[аи]? сел[аи]? сидел[аи]? смотрит отметил[аи]? отмечает потерял[аи]? просыпается проснул(ся|ась) живет живёт согласил(ся|ась) опоздал[аи]? избегает отказал(ся|ась) пытается заметил[аи]? улыбнул(ся|ась) стал[аи]? начал[аи]?
said says came comes cried cries told tells went goes felt feels slept sleeps called calls asked asks wants wanted reported reports described describes arrived left cannot avoids avoided agreed reported denied denies looks looked seems spoke speaks and attended missed continues started
`)

const wordGoesOn = pattern(`
hiss(i|ini|leri|inden|lerini)? et(mek|di|mir|mirem|diyi) ed(ir|irem|irik|ib|ilir|erek) olun\\S* icind(e|eki)? yox(dur|du|du)? var(dir|di|sa)? ver(ir|di|en) az(dir|aldi|alir) dol(u|udur) goz gozyaslari agac\\S* gul(u|leri)? gun(u|leri)? ay(i|inda)? bayram\\S* haqqinda hal(i|da)? heç? ucun demek(dir)? budur odur olan olmaq ol(du|ur|maq|sun) kimi(dir)? suyu qabigi meyve\\S* seni xesaret\\S* partla\\S* tehluke\\S* sahe\\S* tapil\\S* fesli\\S* yagis\\S* isig\\S* suresi veziyyet\\S* kecir kecdi lazimdir vacibdir gucludur artir itib itir qalib qalmayib qalmir duygusu ehvali mudafie masasi sedasi
на в к и это есть нет помога(ет|ла|л) поддержива(ет|ла) осталась остается умира(ет|ла) умерла важн[аыо] нужн[аыо] богу взорв\\S* лежал\\S* пахн\\S* цвет\\S* горит погас\\S* дает придает семьи жизни бога
is are for of that to was in with from the a
`)
const organisation = /^(merkez(i|in|inde|ine)?|fond(u|unun)?|cemiyyet\S*|mektebi?\S*|qezeti?|kafe(si)?|центр\S*|фонд\S*|детск\S*|школ\S*|садик\S*|кафе|газет\S*|center|centre|foundation|house|school)$/

const relative = pattern(`
ana(si|sinin|sina|sini|sindan|siyla)? ata(si|sinin|sina|sini)? baci(si|sinin|sina|sini)? qardas(i|inin|ina|ini)? er(i|inin|ine) arvad(i|inin)? ogl(u|unun|una) qiz(i|inin|ina)? nene(si|sinin)? baba(si|sinin)? xala(si)? bibi(si)? emi(si|sinin)? dayi(si)? yoldas(i)? muellim(i|esi)? qonsu(su)? usaqlari ailesi ailesinin dostu nisanlisi qaynanasi gelini xanimi sinif yuxusu evi evinde evine adi adini adi dediyi dediyine
сестр[аеуыо]\\S* брат\\S* мать матери мама маме маму отец отца папа дочь дочка сын сына сосед\\S* подруг\\S* друг муж мужа жена жены бабушк\\S* дедушк\\S* тетя тете тетю дядя племянни\\S* учительниц\\S*
sister brother mother father aunt uncle husband wife son daughter neighbour neighbor friend cousin teacher grandmother grandfather boy girl named called
`)

/** `next` are the words that follow in the sentence, nearest first. */
const wordIsGone = /^(нет|нету|исчез\S*|остал\S*|yoxdur|itir\S*|qalmayib|azalib|artib|hissi\S*)$/

export const saysPerson = (next: readonly string[]): boolean => next.slice(0, 3).some((word) => personDoes.test(bare(word)))
/** `isOwner`: the word owns something that follows ("Şahinin sol qolu yoxdur"), so that it is not itself what is gone. */
export function saysWord(next: readonly string[], isOwner = false): boolean {
  const [first = '', second = ''] = next.map(bare)
  if (first === 'нет' && awayFrom.test(second)) return false
  return wordGoesOn.test(first) || (!isOwner && next.slice(0, 3).some((word) => wordIsGone.test(bare(word))))
}
const awayFrom = /^(дома|на|в|с|со|рядом|сегодня|здесь|тут)$/

export const saysOrganisation = (next: readonly string[], before: readonly string[], isQuoted: boolean): boolean => organisation.test(bare(next[0] ?? '')) || (isQuoted && organisation.test(bare(before[0] ?? '')))
export const saysRelative = (beside: string | undefined): boolean => relative.test(bare(beside ?? ''))
