const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

// all as `bare` makes them: small, without marks
const titles = set(`
oglu qizi ogly oglı gizi kyzy kizi usagi оглы оглу кызы гызы xanim bey ханум бек bay mr mrs ms miss dr doktor hekim muellim muellime usta haci эй гн гжа
ana anasi ata atasi baci bacisi qardas qardasi nene baba nenesi babasi bibi xala emi dayi bibisi xalasi emisi dayisi er eri arvad arvadi heyat yoldasi oglan qiz ogul hayat ogul gelin kureken qonsu qonsusu nevesi neve qohum qohumu dost dostu rəfiqəsi
мать мама отец папа брат сестра бабушка дедушка дед тётя дядя тетя муж жена сын дочь внук внучка сосед соседка подруга друг опекун
mother father brother sister grandmother grandfather aunt uncle husband wife son daughter neighbour neighbor friend guardian cousin teacher
и и/или и ve və and with və the of его её ее
`)
export const isTitle = (word: string): boolean => titles.has(word)

export const placeWords = set(`
kuce kucesi kuc ev menzil rayon rayonu ray kend kendi qesebe qesebesi seher seheri mekteb mektebi dongə dongesi doge prospekt prospekti bina blok mehelle mehellesi respublika vilayet
улица ул дом кв квартира район района село поселок поселка город г школа проспект переулок шоссе пос области область
street st str house apartment apt flat village town city district region settlement school avenue road block
`)

// The districts and towns of the country in the spellings most used: an address line of one word is then known as a place.
const districts = set(`
agdam aghdam агдам fuzuli fizuli физули terter tartar тертер berde barda барда xocali khojaly ходжалы xocavend ходжавенд susa shusha шуша lacin lachin лачин kelbecer kalbajar кельбаджар zengilan zangilan зангилан qubadli gubadli губадлы кубатлы cebrayil jabrayil джебраил xankendi ханкенди agdere агдере
goranboy geranboy горанбой yevlax евлах mingecevir mingachevir мингячевир мингечевир gence ganja гянджа baki baku баку sumqayit sumgait сумгаит beyleqan beylagan бейлаган agcabedi agjabedi агджабеди naftalan нафталан imisli imishli имишли horadiz горадиз quzanli кузанлы гузанлы saatli sabirabad сабирабад саатлы lenkeran ленкорань masalli масаллы seki шеки quba губа куба xacmaz хачмаз samaxi шемаха goycay гёйчай kurdemir кюрдамир naxcivan нахичевань tovuz товуз gedebey кедабек qazax газах semkir шамкир salyan сальян
`)
export const isDistrict = (text: string): boolean => districts.has(text.trim().normalize('NFC').replaceAll(/İ|I/g, 'i').toLowerCase().replaceAll(/[əşçğöüıё]/g, (letter) => 'escgouiе'['əşçğöüıё'.indexOf(letter)]!))
