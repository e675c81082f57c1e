// <Bar share={0.4} />                     a bar inside a table cell: what it shows stands as a number beside it
// <Columns caption="People in care, quarter by quarter" values={[{ label: 'Q1 2024', value: 12 }, { label: 'Q2 2024', value: null }]} />
// Drawn on the server, without script and without style attributes; they print, and nothing moves when they appear.

/** Hidden from screen readers: the number is in the same row. `share` of the largest, 0 to 1; null draws nothing. */
export function Bar({ share }: { share: number | null }) {
  if (share === null) return null
  return <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect className="bar-value" x="0" y="1" width={Math.max(0.5, share * 100).toFixed(1)} height="8" /></svg>
}

interface ColumnsProps {
  caption: string
  values: readonly { label: string; value: number | null }[]
}

const step = 20
const height = 60

/** One column for each period with its number under it; a period without a figure leaves its place empty. The table beside it says the same in words. */
export function Columns({ caption, values }: ColumnsProps) {
  const largest = Math.max(1, ...values.map(({ value }) => value ?? 0))
  return (
    <figure className="columns">
      <svg viewBox={`0 0 ${values.length * step} ${height}`} preserveAspectRatio="none" role="img" aria-label={caption}>
        <line className="columns-ground" x1="0" x2={values.length * step} y1={height - 0.5} y2={height - 0.5} />
        {values.map(({ label, value }, at) => value !== null && (
          <rect key={label} className="bar-value" x={at * step + 4} width={step - 8} y={(height - 1 - (value / largest) * (height - 4)).toFixed(1)} height={((value / largest) * (height - 4)).toFixed(1)}><title>{`${label}: ${value}`}</title></rect>
        ))}
      </svg>
      <div className="columns-values" aria-hidden="true">{values.map(({ label, value }) => <span key={label}>{value ?? ''}</span>)}</div>
      <figcaption>{caption}{values.length > 1 && `: ${values[0]!.label} … ${values.at(-1)!.label}`}</figcaption>
    </figure>
  )
}
