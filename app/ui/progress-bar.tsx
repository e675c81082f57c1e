// <ProgressBar label="Filling the synthetic programme" value={120} max={365} text="120 of 365" />
interface ProgressBarProps {
  label: string
  /** Left out: work goes on, how long is not known. */
  value?: number
  max: number
  text?: string
}

export function ProgressBar({ label, value, max, text }: ProgressBarProps) {
  return (
    <label className="progress">
      <span>{label}</span>
      <progress value={value} max={max}>{text}</progress>
      {text && <span className="progress-text">{text}</span>}
    </label>
  )
}
