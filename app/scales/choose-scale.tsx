import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { PageHeading } from '#app/ui/page-heading.tsx'
import { mostAtAVisit } from './scale.ts'
import type { ScaledCase, ToolChoice } from './scale-view.ts'
import { ToolName } from './tool-name.tsx'

export function ChooseScale({ file, tools, atThisVisit }: { file: ScaledCase; tools: ToolChoice[]; atThisVisit: number }) {
  const { scales: words, frame } = useWords()
  const language = useLanguage()
  const ages = ({ age }: ToolChoice) => (age?.min == null || age.min === 0 ? '' : age.max === null ? say(words.ages.from, { from: age.min }) : say(words.ages.between, { from: age.min, to: age.max }))
  const last = ({ last: day }: ToolChoice) => (day ? say(words.lastUsed, { date: formatDate(day, language) }) : '')
  const set = tools.filter(({ chosen }) => chosen)
  const first = set.length > 0 ? set : tools
  const list = (shown: ToolChoice[], label: string) => (
    <ul className="tool-list" aria-label={label}>
      {shown.map((tool) => (
        <li key={tool.id}>
          <a href={`/cases/${file.id}/scales/new/${tool.id}`}><strong lang="en">{tool.short}</strong> <ToolName tool={tool} /></a>
          <span className="quiet">{[ages(tool), last(tool)].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <PageHeading title={words.newTitle} lead={words.chooseLead} code={<CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />} />
      {atThisVisit >= mostAtAVisit && <Banner tone="info" word={frame.banner.info}>{words.hints.visit}</Banner>}
      {list(first, set.length > 0 ? words.set.ofProgramme : words.choose)}
      {set.length > 0 && <details><summary>{words.set.others}</summary>{list(tools.filter(({ chosen }) => !chosen), words.set.others)}</details>}
      <p className="quiet">{words.constructsNote}</p>
    </>
  )
}
