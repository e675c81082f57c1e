import { formatNumber } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import type { ReleaseFigure } from './release-record.ts'

export function Figure({ figure }: { figure: ReleaseFigure }) {
  const { releases: { report } } = useWords()
  const language = useLanguage()
  return figure.status === 'not-shown' ? <span className="not-shown">{report.notShown}</span> : <strong>{formatNumber(figure.shown, language)}</strong>
}

export function IntervalOf({ figure }: { figure: ReleaseFigure }) {
  const { releases: { report } } = useWords()
  const language = useLanguage()
  if (figure.status === 'not-shown') return null
  return <>{figure.status === 'exact' ? report.exact : say(report.about, { lo: formatNumber(figure.lo, language), hi: formatNumber(figure.hi, language) })}</>
}
