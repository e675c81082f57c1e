import { record } from '#app/audit/record.server.ts'
import type { Language } from '#app/language/language.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId } from '#app/work/id.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import example from './example-pack.json' with { type: 'json' }
import { findInstrument } from './instruments.server.ts'
import type { LoadedPack, PackLine, WordingPack } from './wording-pack.ts'
import { deletePack, insertPack, packRows } from './wording-pack-table.server.ts'

/** Ships with the product, to be read and copied: the own appraisal. */
export const examplePack = JSON.stringify(example, null, 2)

/** The packs of one instrument, for whoever enters it. */
export async function packsOf(scope: Pick<Scope, 'db'>, instrument: string): Promise<LoadedPack[]> {
  return (await packRows(scope.db, instrument)).map(({ id, content }) => ({ id, content: JSON.parse(content) as WordingPack }))
}

/** The chosen one, else the one in the language of the page; `none` is the paper form in hand. */
export function packFor(packs: readonly LoadedPack[], chosen: string | undefined, language: Language): LoadedPack | undefined {
  if (chosen === 'none') return undefined
  return packs.find(({ id }) => id === chosen) ?? packs.find(({ content }) => content.language === language)
}

export async function listWordingPacks(scope: Scope): Promise<PackLine[]> {
  mustHaveRole(scope, 'administrator')
  return (await packRows(scope.db)).map(({ id, instrument, version, language, content, loaded_on, loader }) => {
    const { licence, items } = JSON.parse(content) as WordingPack
    return { id, instrument, short: findInstrument(instrument)?.short ?? instrument, version, language, licence, items: Object.keys(items).length, loadedOn: loaded_on, loadedBy: loader ?? '' }
  })
}

export type PackLoading = { kind: 'loaded' | 'already-there' }

export async function loadWordingPack(scope: Scope, { pack }: { pack: WordingPack }): Promise<PackLoading> {
  mustHaveRole(scope, 'administrator')
  const { instrument, version, language } = pack
  return inTransaction(scope, async (scope) => {
    const id = newId<'wording-pack'>()
    if (!await insertPack(scope.db, { id, instrument, version, language, content: JSON.stringify(pack), loaded_on: today(scope), loaded_by: scope.actor.id })) return { kind: 'already-there' }
    await record(scope, { did: 'wording-pack.loaded', record: id, about: instrument })
    return { kind: 'loaded' }
  })
}

/** The licence ended, or the wording was wrong. Answers that were kept stay. */
export async function removeWordingPack(scope: Scope, { id }: { id: string }): Promise<void> {
  mustHaveRole(scope, 'administrator')
  await inTransaction(scope, async (scope) => {
    if (await deletePack(scope.db, id)) await record(scope, { did: 'wording-pack.removed', record: id })
  })
}
