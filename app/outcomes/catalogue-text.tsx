import { useLanguage, useWords } from '#app/language/words.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { clausesOf, groupClause, type Clause } from './catalogue-clauses.ts'
import { clauseLines, clauseName, groupText } from './catalogue-words.ts'
import { LabelText } from './label-text.tsx'
import type { Policy } from './policy.ts'
import { childrenOf, type Tree, type TreeNode } from './tree.ts'

/** Everything that a signature on a catalogue covers, in words. */
export function CatalogueText({ policy }: { policy: Policy }) {
  const { catalogue, people, releases } = useWords()
  const said = { catalogue, people, releases, language: useLanguage() }
  const clauses = clausesOf(policy)
  const rules = clauses.filter(({ kind }) => kind === 'rule' || kind === 'window')
  return (
    <>
      <Section title={catalogue.rules}>
        <dl className="clause-rules">{rules.map((rule) => <div key={rule.id}><dt>{clauseName(rule, said)}</dt><dd>{clauseLines(rule, said)}</dd></div>)}</dl>
      </Section>
      <Section title={catalogue.trees}>
        <p className="quiet">{catalogue.treesLead}</p>
        {policy.trees.map((tree) => <TreeText key={tree.id} tree={tree} clause={clauses.find(({ kind, id }) => kind === 'tree' && id === tree.id)!} />)}
      </Section>
      <Section title={catalogue.templates}>
        <p className="quiet">{catalogue.templatesLead}</p>
        {clauses.filter(({ kind }) => kind === 'question').map((question) => (
          <div key={question.id} className="clause">
            <h3>{clauseName(question, said)} <FileName name={question.id} /></h3>
            <ul>{clauseLines(question, said).map((line) => <li key={line}>{line}</li>)}</ul>
          </div>
        ))}
      </Section>
    </>
  )
}

function TreeText({ tree, clause }: { tree: Tree; clause: Clause }) {
  const { catalogue, people, releases } = useWords()
  const said = { catalogue, people, releases, language: useLanguage() }
  return (
    <div className="clause">
      <h3>{clauseName(clause, said)}</h3>
      {clauseLines(clause, said).map((line) => <p key={line}>{line}</p>)}
      <ul><Branch tree={tree} node={tree.root} inside={null} /></ul>
    </div>
  )
}

function Branch({ tree, node, inside }: { tree: Tree; node: TreeNode; inside: TreeNode | null }) {
  const { catalogue, people, releases } = useWords()
  const language = useLanguage()
  const children = childrenOf(node)
  const clause = groupClause(tree, node, inside)
  const text = groupText(clause, { catalogue, people, releases, language })
  return (
    <li>
      <LabelText label={node.label} /> {text && <span className="quiet">({text})</span>} <FileName name={clause.id} />
      {children.length > 0 && <ul>{children.map((child) => <Branch key={child.id} tree={tree} node={child} inside={node} />)}</ul>}
    </li>
  )
}

const FileName = ({ name }: { name: string }) => <small className="code quiet" translate="no">{name}</small>
