import { useWords } from '#app/language/words.tsx'

/** A published scale keeps the name it was published under, which is said as English in every language; the own one is ours to translate. */
export function ToolName({ tool: { id, name } }: { tool: { id: string; name: string } }) {
  const { appraisalName } = useWords().scales
  return id === 'appraisal' ? <span>{appraisalName}</span> : <span lang="en">{name}</span>
}
