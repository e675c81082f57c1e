import { unzipSync, strFromU8 } from 'fflate'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Chance } from '#app/demo/chance.ts'
import { languages } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { WordsProvider } from '#app/language/words.tsx'
import { composeRelease } from '#app/outcomes/compose-release.ts'
import { fixedFileTimes } from '#app/outcomes/fixed-file-times.ts'
import type { Policy } from '#app/outcomes/policy.ts'
import { publishWindow } from '#app/outcomes/publish-window.ts'
import { quarterlyShape } from '#app/outcomes/quarterly-shape.ts'
import { reachKeys } from '#app/outcomes/reach-keys.ts'
import type { ReachWindow } from '#app/outcomes/reach-window.ts'
import { harmlessText, releaseCsv } from '#app/outcomes/release-csv.ts'
import { dhis2Mapping, mappingForm } from '#app/outcomes/dhis2-form.server.ts'
import { codeMapping, dataValueSet, dhis2Period } from '#app/outcomes/release-dhis2.ts'
import { fileKinds, kindsFor } from '#app/outcomes/release-file.ts'
import { releaseFile } from '#app/outcomes/release-file.server.ts'
import { releaseJson } from '#app/outcomes/release-json.ts'
import { aboutLines, figureLines } from '#app/outcomes/release-lines.ts'
import { ReleasePrint } from '#app/outcomes/release-print.tsx'
import type { ReleaseRecord } from '#app/outcomes/release-record.ts'
import { countOf, inventWorld, otherWorld, policies, smallNodes, year, type World } from './worlds.ts'

const quarter: ReachWindow = { kind: 'quarter', startsOn: '2024-04-01', endsOn: '2024-06-30' }

function recordOf(policy: Policy, world: World, { window = year, template = 'report', organisation = 'Test Society' } = {}): ReleaseRecord {
  const given = { id: 'r1', organisation, policy, template: policy.templates.find(({ id }) => id === template)!, window, preparedOn: '2025-01-15' }
  return { ...composeRelease(given, publishWindow(policy, window, countOf(world))), hash: 'h', previousHash: 'p' }
}

/** A world of ninety or so, in which something is shown and something is not. */
const world = ((): World => {
  const chance = new Chance(3)
  for (;;) {
    const found = inventWorld(chance)
    const record = recordOf(policies.rounded, found)
    const statuses = new Set(record.tables.flatMap((table) => table.rows.flatMap((row) => row.figures.map(({ status }) => status))))
    if (statuses.size >= 2) return found
  }
})()
const record = recordOf(policies.rounded, world)
const said = { files: wordsOf('en').files, headlines: wordsOf('en').releases.headlines, language: 'en' as const }
const bytesOf = async (record: ReleaseRecord, kind: (typeof fileKinds)[number], language: (typeof languages)[number] = 'en') => (await releaseFile(record, kind, language))!.body
const contents = (xlsx: Uint8Array): Record<string, string> => Object.fromEntries(Object.entries(unzipSync(xlsx)).map(([name, bytes]) => [name, strFromU8(bytes)]))

describe('every file', () => {
  test.each(fileKinds)('%s: the same bytes for the same record, at any time, and others for another', async (kind) => {
    const before = await bytesOf(record, kind)
    await new Promise((done) => { setTimeout(done, kind === 'xlsx' ? 2_100 : 0) })
    expect(Buffer.from(await bytesOf(record, kind)).equals(before)).toBe(true)
    if (kind !== 'dhis2-mapping') expect(Buffer.from(await bytesOf({ ...record, headlines: record.headlines.map((one, at) => (at === 0 ? { ...one, status: 'exact', shown: 999, lo: 999, hi: 999 } : one)) }, kind)).equals(before)).toBe(false)
  })

  test.each(languages)('in %s says everything a reader must be told, and names every figure', async (language) => {
    const { files } = wordsOf(language)
    for (const key of reachKeys) expect(wordsOf(language).releases.headlines[key].length).toBeGreaterThan(3)
    const csv = new TextDecoder().decode(await bytesOf(record, 'csv', language))
    const json = new TextDecoder().decode(await bytesOf(record, 'json', language))
    const xlsx = Object.values(contents(await bytesOf(record, 'xlsx', language))).join('')
    for (const text of [files.countedText, record.template.title[language], 'Test Society', record.policy.version, record.id, record.tables[0]!.title[language]]) {
      for (const file of [csv.replaceAll('""', '"'), json.replaceAll('\\"', '"'), xlsx.replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')]) expect(file).toContain(text)
    }
  })

  test('says no more than the record: every number in it is one of the record’s', async () => {
    const allowed = new Set(figureLines(record, said).flatMap(({ figure }) => [figure.shown, figure.lo, figure.hi]).filter((one) => one !== null))
    const rows = releaseCsv(record, said).split('\r\n').filter((row) => row.startsWith('figure'))
    for (const row of rows) for (const number of row.split(',').slice(-4, -1).filter(Boolean)) expect(allowed).toContain(Number(number))
    expect(rows.filter((row) => row.endsWith(',,,not-shown')).length).toBeGreaterThan(0)
    expect(rows).toHaveLength(figureLines(record, said).length)
  })
})

const onPaper = (record: ReleaseRecord): string => renderToStaticMarkup(<WordsProvider language="en" words={wordsOf('en')}><ReleasePrint record={record} report={null} /></WordsProvider>)

describe('other worlds', () => {
  test.each(Object.entries(policies))('200 leave every file and the page for paper without one differing byte, under %s headlines', async (_, policy) => {
    expect(await differing(policy, 200)).toEqual([])
  }, 60_000)

  // positive control: a file that carried one true number would be found
  test('are told apart by a file, and by the page for paper, that carries one number that comes from the people themselves', async () => {
    const codes = ({ people }: World): string => people.map((one) => JSON.stringify(one.codes)).sort().join()
    const leaking = (record: ReleaseRecord, world: World): ReleaseRecord => ({ ...record, organisation: `${record.organisation} ${codes(world).length}` })
    const found = await differing(policies.exact, 30, leaking)
    for (const place of ['csv', 'paper']) expect(found.filter((one) => one.startsWith(place)).length, place).toBeGreaterThan(5)
  }, 60_000)
})

async function differing(policy: Policy, worlds: number, through = (record: ReleaseRecord, _: World): ReleaseRecord => record): Promise<string[]> {
  const found: string[] = []
  const chance = new Chance(20_240_615)
  let tried = 0
  while (tried < worlds) {
    const one = inventWorld(chance)
    const { published, reach } = publishWindow(policy, year, countOf(one))
    if (reach.inCare === null) continue
    for (const small of smallNodes(policy, published).filter(({ node }) => node.id !== 'assessed-only').slice(0, 4)) {
      if (tried >= worlds) break
      tried += 1
      const wanted = tried % 2 === 0 ? 0 : Math.min(policy.rules.threshold - 1, small.people.size)
      const [own, other] = [through(recordOf(policy, one), one), through(recordOf(policy, otherWorld(one, small, wanted)), otherWorld(one, small, wanted))]
      if (onPaper(own) !== onPaper(other)) found.push(`paper ${small.tree.id} ${small.node.id} ${wanted}`)
      for (const kind of kindsFor(own)) if (!Buffer.from(await bytesOf(own, kind)).equals(await bytesOf(other, kind))) found.push(`${kind} ${small.tree.id} ${small.node.id} ${wanted}`)
    }
  }
  return found
}

describe('a spreadsheet', () => {
  test.each(['xlsx', 'quarterly'] as const)('%s holds its two sheets and nothing hidden', async (kind) => {
    const parts = contents(await bytesOf(recordOf(policies.rounded, world, { organisation: '=cmd|calc!A1' }), kind))
    expect(Object.keys(parts).sort()).toEqual(['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/workbook.xml', 'xl/worksheets/_rels/sheet1.xml.rels', 'xl/worksheets/_rels/sheet2.xml.rels', 'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'])
    for (const sheet of ['sheet1', 'sheet2']) expect(parts[`xl/worksheets/_rels/${sheet}.xml.rels`]).not.toContain('<Relationship ')
    const all = Object.values(parts).join('\n')
    // no formula (and so no cached value of one), hidden part, comment, author, name, link, macro, picture, or time of making
    for (const sign of [/<f[ >]/, /hidden/i, /veryHidden/, /comment/i, /creator|lastModifiedBy|author/i, /<definedName[ >]/, /externalLink/, /vba/i, /drawing/, /pivot/i, /docProps/, /20\d\d-\d\d-\d\dT/]) expect(all).not.toMatch(sign)
    expect(all).toContain('=cmd|calc!A1')
    expect(parts['xl/worksheets/sheet1.xml']).not.toContain('=cmd')
  })

  test('names the same moment for every file in it', async () => {
    const zip = Buffer.from(await bytesOf(record, 'xlsx'))
    let at = 0
    let headers = 0
    for (; (at = zip.indexOf(Buffer.from([0x50, 0x4b, 0x03, 0x04]), at)) >= 0; at += 4, headers++) expect([zip.readUInt16LE(at + 10), zip.readUInt16LE(at + 12)]).toEqual([0, 0x21])
    expect(headers).toBe(10)
    expect(() => fixedFileTimes(new Uint8Array(100))).toThrow(RangeError)
  })
})

describe('a table of text', () => {
  test('no cell of it is a formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1']) expect(harmlessText(text)).toBe(`'${text}`)
    for (const text of ['Aghdam', 'a=b', '12', 'Ə']) expect(harmlessText(text)).toBe(text)
    const csv = releaseCsv(recordOf(policies.exact, world, { organisation: '=HYPERLINK("http://x","y"), or' }), said)
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y""), or"`)
    expect(csv.startsWith('\ufeffrow,key,')).toBe(true)
    expect(csv.split('\r\n').slice(0, -1).every((row) => row.length > 0)).toBe(true)
  })
})

test('JSON says of each figure what is shown, between what it lies, and how it stands', () => {
  const parsed = JSON.parse(releaseJson(record, said)) as { headlines: object[]; tables: { rows: { figures: object[] }[] }[] }
  expect(parsed.headlines).toHaveLength(record.headlines.length)
  for (const figure of [...parsed.headlines, ...parsed.tables.flatMap((table) => table.rows.flatMap((row) => row.figures))]) expect(Object.keys(figure)).toEqual(expect.arrayContaining(['shown', 'interval_lo', 'interval_hi', 'status']))
})

describe('DHIS2', () => {
  test('gets a value for each figure that is shown and in the mapping, and none for the others', () => {
    const mapping = codeMapping(record, said)
    const set = JSON.parse(dataValueSet(record, mapping, said)!) as { period: string; dataValues: { dataElement: string; value: string }[] }
    const shown = figureLines(record, said).filter(({ figure }) => figure.status !== 'not-shown')
    expect(set).toMatchObject({ period: '2024', orgUnit: 'SIRDASH', dataSet: 'SIRDASH_REPORT', dataElementIdScheme: 'CODE', completeDate: '2025-01-15' })
    expect(set.dataValues.map(({ value }) => Number(value))).toEqual(shown.map(({ figure }) => figure.shown))
    expect(new Set(Object.values(mapping.elements).map(({ dataElement }) => dataElement)).size).toBe(figureLines(record, said).length)
    for (const { dataElement } of Object.values(mapping.elements)) expect(dataElement).toMatch(/^[A-Z0-9_]{1,50}$/)
  })

  const first = figureLines(record, said).find(({ figure }) => figure.status !== 'not-shown')!
  const own = { scheme: 'UID', dataSet: 'pBOMPrpg1QX', orgUnit: 'DiszpKrYNg8', elements: { [first.key]: { dataElement: 'f7n9E0hX8qk', categoryOptionCombo: 'HllvX50cXC0', orgUnit: 'O6uvpzGd5pu' } } } as const

  test('takes a programme’s own data elements and units, and only those', () => {
    expect(JSON.parse(dataValueSet(record, dhis2Mapping.parse(own), said)!)).toMatchObject({ dataElementIdScheme: 'UID', orgUnit: 'DiszpKrYNg8', dataValues: [{ dataElement: 'f7n9E0hX8qk', categoryOptionCombo: 'HllvX50cXC0', orgUnit: 'O6uvpzGd5pu', value: String(first.figure.shown) }] })
  })

  test('a file that does not fit names the place; two figures never go to one cell', () => {
    const problem = (file: unknown): string | undefined => mappingForm.safeParse({ mapping: typeof file === 'string' ? file : JSON.stringify(file) }).error?.issues[0]?.message
    const other = { dataElement: 'f7n9E0hX8qk', categoryOptionCombo: 'HllvX50cXC0', orgUnit: 'O6uvpzGd5pu' }
    expect(problem(own)).toBeUndefined()
    expect(problem('{')).toBe('not-json')
    expect(problem({})).toBe('wrong-shape scheme')
    expect(problem({ ...own, orgunit: 'x' })).toBe('wrong-shape orgunit')
    expect(problem({ ...own, elements: { x: 'y' } })).toBe('wrong-shape elements.x')
    expect(problem({ ...own, elements: { ...own.elements, x: other } })).toBe('twice elements.x')
    expect(problem({ ...own, project: { period: '2024', dataSet: 'pBOMPrpg1QX', elements: { x: other } } })).toBe('twice project.elements.x')
    expect(problem({ ...own, project: { period: '2021-2024', dataSet: 'pBOMPrpg1QX', elements: {} } })).toBe('wrong-shape project.period')
    expect(problem({ ...own, elements: { x: { dataElement: 'ASSESSED' } } })).toBe('not-a-uid elements.x')
  })

  test('has a name for quarters, half-years and years, and none for a project', async () => {
    expect([quarter, { kind: 'half', startsOn: '2024-07-01' }, year, { kind: 'project', startsOn: '2021-01-01' }].map((window) => dhis2Period(window as ReachWindow))).toEqual(['2024Q2', '2024S2', '2024', undefined])
    const project = recordOf(policies.exact, world, { window: { kind: 'project', startsOn: '2021-01-01', endsOn: '2024-06-30' } })
    expect(kindsFor(project)).not.toContain('dhis2')
    expect(await releaseFile(project, 'dhis2', 'en')).toBeUndefined()
    const named = dhis2Mapping.parse({ ...own, project: { period: '2024', dataSet: 'BfMAe6Itzgt', elements: { 'headline/inCare': { dataElement: 'Jtf34kNZhzP' } } } })
    expect(kindsFor(project, named)).toContain('dhis2')
    const set = JSON.parse(dataValueSet(project, named, said)!) as object
    expect(set).toMatchObject({ period: '2024', dataSet: 'BfMAe6Itzgt', dataValues: [{ dataElement: 'Jtf34kNZhzP', comment: expect.stringMatching(/ 2021-01-01 2024-06-30$/) as string }] })
  })
})

test('the quarterly shape: B and F always have their lines, C, D and E say that nothing is kept', () => {
  for (const shape of [quarterlyShape(record, said), quarterlyShape(recordOf(policies.exact, world, { window: quarter, template: 'rasb' }), said)]) {
    expect(shape.map(({ part, kind }) => `${part} ${kind}`)).toEqual(['A figures', 'B figures', 'C none', 'D none', 'E none', 'F figures'])
    for (const part of shape) if (part.kind === 'figures' && part.part !== 'A') expect(part.lines.length).toBeGreaterThanOrEqual(6)
  }
  // the programme report of a quarter fills A, B and F, and says why B is not divided by sex and age
  const ofQuarter = recordOf(policies.exact, world, { window: quarter })
  expect(quarterlyShape(ofQuarter, said).flatMap((part) => (part.kind === 'figures' ? part.lines : [])).filter((line) => 'kind' in line)).toEqual([])
  expect([record, ofQuarter].map((one) => aboutLines(one, said).some(({ text }) => text === said.files.headlinesOnly))).toEqual([false, true])
  const lines = quarterlyShape(record, said).find(({ part }) => part === 'B')!
  expect(lines.kind === 'figures' && lines.lines.map(({ label }) => label)).toEqual(expect.arrayContaining(['Women', 'Girls under 18']))
})

test('a file is called after its template, window and language', async () => {
  expect((await releaseFile(record, 'xlsx', 'az'))!.name).toBe('sirdash-report-2024-az.xlsx')
  expect((await releaseFile(recordOf(policies.exact, world, { window: quarter }), 'csv', 'en'))!.name).toBe('sirdash-report-2024-Q2-en.csv')
})
