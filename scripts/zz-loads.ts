import { everyFirstLoad } from '#tests/bench/every-first-load.ts'
const loads = await everyFirstLoad()
for (const l of loads.sort((a, b) => b.whole - a.whole).filter((l, i) => i < 12 || /with-client|scales/.test(l.route))) console.log(l.route, l.visitor, l.language, l.whole, l.document, l.scripts, l.words)
