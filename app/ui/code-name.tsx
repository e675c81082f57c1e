// <CodeName code="AGD-7K2P" word="lantern" name={namesOn ? 'Sevil' : undefined} href="/cases/…" />
// The given name is passed only when it may be in the response; leaving it out is the hiding.
// A code's word is an English one in every language: it is said over the telephone and is nobody's translation.
interface CodeNameProps {
  code: string
  word: string
  name?: string | null
  href?: string
}

export function CodeName({ code, word, name, href }: CodeNameProps) {
  const label = <><span className="code-name-code">{code}</span> <span className="code-name-word">{word}</span></>
  return (
    <span className="code-name" translate="no">
      {href ? <a href={href}>{label}</a> : label}
      {name && <span> · {name}</span>}
    </span>
  )
}
