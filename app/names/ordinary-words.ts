import { bare } from './letters.ts'

// Names that are words, and words that a name with an ending would make. All as `bare` makes them (small, no marks).
// What is here counts as a name only where a capital inside a sentence, or what follows it, says so.
const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(bare))

const azerbaijani = set(`
sebnem cicek benovse yasemen zanbaq qerenfil suse susen nilufer lale qonca yarpaq bulaq cay dag gol orman sema gok goy yer torpaq qar qasirga seyran sefa sefali sahib sahibe fexri nemət qudsiyye hemid hamı hami hemin elece bele bele
ad adil afet agilli alim alma almaz ana anlam ar aran arzu aslan asli ata ates avaz ay ayaz aydin azad azadlig baba bagban bahar bal bala baxis bayram bext bextiyar beyaz
bulud can cavab cavan cenk cesaret ceyran cicek cinar comerd dagistan dahi dan dayanet demir deniz derya deyanet dilber dilek dogma dogru dost dovlet dunya durdane durna
duygu ebedi edalet ehtiram elif elinde elinden eline elini elinin elleri emanet emek eser esger esgin etibar etiqad etir evez eziz ezize fedai ferah fereh fexr fexri
fexriyye gilas goyercin gozel gul gulsen gulus gumral gumus gunduz gunes gur haci hakim haqq heqiqet hesret heyat hicran hikmet hilal himmet hormet huma iffet ilham ilk
iman imdad inam inci insaf intizar irade isiq istek ithaf kamil keder kenar kerem kovser kulek lale layiq leyaqet mahal mahir malik maral marjan mayis mehebbet mehr
mehriban melek memnun mercan merd merhemet metanet metin mezahir mezun mina minada minadan minalar minaya mine mirvari mirze misir mubariz munasib musviq nadir nagil
namus nar nara nargile narin narlar naz nazli nefes negme nemet nergiz nese nesib nesihet nesil netice nezer nezret nicat nicati niyyet nizam nizami nizamli novruz nur
ocaq odlar olmaz omur oruc ovqat pak paki payiz penah peri pervane polad qafil qala qalib qanun qara qaratel qartal qehreman qelem qemer qerib qismet qiymet qizbes qizil
qoca qocaq qonaq qudret qurban qurbet qurur rahat rahib razi razilig receb rehber rehmet reis revan revane reyhan roya ruh ruhiyye rusvay ruzgar saadet saat sabah sabir
sadaqet sade sadiq safa safe sah sahil sahin salam sanem saray seadet sebir sebr seda sedaqet sedef sefeq sefqet seher sehra sema semere semimi sen senem senin serdar
seref sevda sevgi sevgili sevil sevinc silah sirin sona sonda sonra sucaet sufa sukur sule sulh sur suret susen suseni suur tale taleh tarix tarlan tebriz temiz terane
terif terlan tufan turac turan turk ucqar ugur ulduz ulkem umid umman umud unvan vahid varis vefa vetan veten vezir vicdan vuqar vusal xan xanim xanimlar xatire xazri
xeyal xeyale xeyir xezer xosbext xudayar xumar yadigar yagis yagmur yaqut yaxsi yaz yazgul yeter zabit zaman zefer zehmet zerif zerife zerre zirek ziya ziyafet zovq zumrud
`)

const russian = set(`
льв садик сатин надир щегл щегол седин семей семья семью семье семьи семь семя сему сем сами самого сати решать рейс рея рьян надир заря тина ольха литье рытье
ада аида айда али ася ая вали вели вера вере верой веру веры верю виктория вилла воля галка гор град дар дом дома ева зара заря звезда зима злата или ира искра камень кара
коля лада лана лев лея лиза лика лилии лилия лука любови любовь любой май майи майя малик марк марка март марта мая мила милая милый мина минам минах мине миной мину мины
мир мира мире миром миру надежда надежде надеждой надежду надежды нами нар нара норма ночь нур ныне оля орла пара пари паша перец победа поля рад рада радость раду рады
раиса рай рамка рана ране рано раной рану раны рая роза розы рома роман ромашка рост руки рукой ряд рядом сад сада сам сама самая самой саму самый сара света свете светом
свету сева севе слава славе славу славы сметана сон сона сын тали тариф тая тема теме тему тень тома ум ума умар умер умереть умерла фея финал хала хан хата цвет эра эта
это этого юг юла юра яма ян яна ясна ясно
`)

const english = set(`
ali all alley ally amber angel anna any april art august autumn bill chance chase crystal daisy dawn dean drew earl elder eve eye faith frank gene grace grant guy harmony
hope iris iron ivy jack joy june lily mark max may melody miles mina mine narrow nearly nor nurse pat pearl penny rain rainy ray real relay rely rich rob rose ruby sandy
sane sara star sue summer sun sunny vary very victor violet ward will
`)

/** Months that English writes with a capital. */
export const englishMonths = new Set(['may', 'april', 'june', 'august', 'march', 'mart'])

/** Words made of a name's letters and something that looks like its ending, by the whole form. */
const forms = set(`
eli elim anasi atasi ayda aydan aydi aydin aydindir aydinlig ayi ayin azadliq babasi balasi eli elidir elile elim elimde elimden elime elimi elimizde elimizden elin elinde elindeki
elinden eline elini elinin elinizi elisi elli ellini guldu gule guler gulle gulme gulmus gulun gulur konlu nara narahat naralar narin narina narkotik omru qalasi saraya
sarayi sene seni senin sonada sonaya sonu sonuna sonunda али вели вера или мин мины рану раны сама само самого самой самому саму умара
`)

/** Words met so often in these notes that at the beginning of a sentence they are the name only when something says so. */
const seldomNames = set('ana ata baba bala ayda gelib qalib nedir texire sahibi vere sonra elin elleri elinde саму самой сами семья семью семье рана раны рану ныне заря рейс садик семей седой mina мина mine will may mark bahar yaz payiz qis dan hayat heyat zaman seher sabah ayaz самая сама мир art rich bill frank grant chance dean guy')

const mines = set('mina mine мина')
export const isMine = (stem: string): boolean => mines.has(bare(stem)) || mines.has(`${bare(stem)}а`)
export const isSeldomName = (stem: string, whole: string): boolean => seldomNames.has(bare(stem)) || seldomNames.has(bare(whole))

// words of this work that begin with a name: könüllü is a volunteer
const begun = /^(konullu|elil|elims|elinizd|elimd|elims|narahat|vefat)/

export function isOrdinary(stem: string, whole: string): boolean {
  const [stemBare, wholeBare] = [bare(stem), bare(whole)]
  if (begun.test(wholeBare) || seldomNames.has(wholeBare) || forms.has(wholeBare) || russian.has(wholeBare) || english.has(stemBare) || russian.has(stemBare) || russian.has(`${stemBare}а`) || russian.has(`${stemBare}я`)) return true
  return azerbaijani.has(stemBare)
}
