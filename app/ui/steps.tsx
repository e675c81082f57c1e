// <Steps label="Set-up" current={1} steps={[words.…code, words.…passphrase, words.…pin]} doneWord={words.frame.actions.done} />
import { Icon } from './icon.tsx'

interface StepsProps {
  label: string
  steps: readonly string[]
  /** Place of the present step, from 0. Steps before it are done. */
  current: number
  /** Read out after a finished step. */
  doneWord: string
}

export function Steps({ label, steps, current, doneWord }: StepsProps) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, place) => (
        <li key={step} className={place < current ? 'step-done' : undefined} aria-current={place === current ? 'step' : undefined}>
          <span className="step-mark" aria-hidden="true">{place < current ? <Icon name="check" size={16} /> : place + 1}</span>
          <span>{step}{place < current && <span className="visually-hidden"> ({doneWord})</span>}</span>
        </li>
      ))}
    </ol>
  )
}
