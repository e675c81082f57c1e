import { useRef, type ChangeEvent } from 'react'
import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import type { SetTool } from './scale-set.server.ts'
import type { EntryAnswer } from './scale-view.ts'
import { problemWords } from './scale-words.ts'
import { ToolName } from './tool-name.tsx'
import { longestPack, type PackLine } from './wording-pack.ts'

export type PackAnswer = EntryAnswer | { did: 'loaded' | 'already-there' } | undefined

/** For an administrator: published wording and its licence lines; nothing about anybody. */
export function WordingPacksPage({ packs, set, example, answer }: { packs: PackLine[]; set: SetTool[]; example: string; answer: PackAnswer }) {
  const { scales: { packs: words, ...scales }, frame } = useWords()
  const language = useLanguage()
  return (
    <>
      <PageHeading title={scales.set.page} />
      <ScaleSet set={set} />
      <Section title={words.title}><p className="quiet">{words.lead}</p></Section>
      {answer && 'did' in answer && !('values' in answer) && <Banner tone={answer.did === 'loaded' ? 'done' : 'attention'} word={frame.banner[answer.did === 'loaded' ? 'done' : 'attention']} live>{answer.did === 'loaded' ? words.loaded : words.alreadyThere}</Banner>}
      <DataTable caption={words.title} hideCaption rows={packs} rowKey={(pack) => pack.id} empty={<EmptyState title={words.empty} />} columns={[
        { key: 'tool', label: scales.tool, head: true, cell: (pack) => <><span translate="no">{pack.short} · {pack.version}</span> · {scales.languages[pack.language as keyof typeof scales.languages]} · {plural(language, words.items, pack.items)}</> },
        { key: 'licence', label: words.licence, cell: (pack) => <span translate="no">{pack.licence}</span> },
        { key: 'loaded', label: words.loadedBy, cell: (pack) => say(words.by, { date: formatDate(pack.loadedOn, language), name: pack.loadedBy }) },
        { key: 'remove', label: words.remove, cell: (pack) => <form method="post"><Button name="remove" value={pack.id} small look="quiet">{words.remove}</Button></form> },
      ]} />
      {packs.length > 0 && <p className="quiet">{words.removeText}</p>}
      <Section title={words.load}><LoadForm answer={answer && 'errors' in answer ? answer : undefined} /></Section>
      <details><summary>{words.example}</summary><pre className="pack-example" lang="en" tabIndex={0}>{example}</pre></details>
    </>
  )
}

/** Which tools everybody measures with. */
function ScaleSet({ set }: { set: SetTool[] }) {
  const { scales: { set: words } } = useWords()
  return (
    <Section title={words.title} aside={words.lead}>
      <form method="post">
        <Stack>
          <ChoiceList kind="checkbox" name="tools" legend={words.title} hideLegend value={set.filter(({ chosen }) => chosen).map(({ id }) => id)} options={set.map((tool) => ({ value: tool.id, label: <span lang="en">{tool.short}</span>, hint: <ToolName tool={tool} /> }))} />
          <div><Button name="did" value="set">{words.save}</Button></div>
        </Stack>
      </form>
    </Section>
  )
}

function LoadForm({ answer }: { answer: EntryAnswer | undefined }) {
  const { scales } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const area = form.current?.elements.namedItem('pack')
    const [file] = target.files ?? []
    if (file && area instanceof HTMLTextAreaElement) area.value = await file.text()
  }
  const typed = answer?.values.pack
  return (
    <form ref={form} method="post" autoComplete="off">
      <Stack>
        <label className="file-choice needs-script">{scales.packs.chooseFile}<input type="file" accept="application/json,.json" onChange={(event) => void read(event)} /></label>
        <Field name="pack" label={scales.packs.load} hint={scales.packs.loadHint} kind="textarea" rows={8} max={longestPack} defaultValue={typeof typed === 'string' ? typed : ''} error={answer?.errors.pack?.[0] && problemWords(scales, answer.errors.pack[0])} />
        <div><Button look="action">{scales.packs.action}</Button></div>
      </Stack>
    </form>
  )
}
