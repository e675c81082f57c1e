import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { nameOf, type StepProblem } from './rasb.ts'

/** Why nothing was written, by the register's numbers. */
export function StepProblems({ problems }: { problems: { number: number; problem: StepProblem }[] }) {
  const { reintegration: words, frame } = useWords()
  return (
    <Banner tone="attention" word={frame.banner.attention} title={words.stepNotSo} live>
      <ul>{problems.map(({ number, problem }) => <li key={number}>{say(words.stepProblems[problem], { name: nameOf(number) })}</li>)}</ul>
    </Banner>
  )
}
