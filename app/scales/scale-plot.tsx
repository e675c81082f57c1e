import { useId } from 'react'
import { formatDate, formatShortDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { frame, placesOf, type Places } from './plot-places.ts'
import type { Plot } from './scale-view.ts'
import { bandName, scoreName, seriesWords } from './scale-words.ts'

/** Drawn by the server: no script, the same size before and after, and it prints. The table of entries says the same in words. */
export function ScalePlot({ plot, sessions }: { plot: Plot; sessions: readonly string[] }) {
  const { scales: words } = useWords()
  const language = useLanguage()
  const id = useId()
  const places = placesOf(plot, sessions)
  const name = scoreName(words, plot.score)
  const saidOf = (one: Plot['series'][number]) => one.points.map(({ on, value }) => say(words.plots.line, { date: formatDate(on, language), value })).join('; ')
  const points = plot.series.map((one) => (plot.series.length > 1 ? `${seriesWords(words, one)}: ${saidOf(one)}` : saidOf(one))).join('. ')
  return (
    <figure className="plot">
      <figcaption>{say(words.plots.plotTitle, { tool: plot.short, score: name })}</figcaption>
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} width={frame.width} height={frame.height} role="img" aria-labelledby={id}>
        <title id={id}>{say(words.plots.desc, { tool: plot.short, score: name, points })}</title>
        <Bands plot={plot} places={places} />
        {plot.series.map((one, at) => <Threshold key={one.key} plot={plot} points={one.points} places={places} no={plot.series.length > 1 ? at + 1 : undefined} />)}
        {plot.series.map((one, at) => <Line key={one.key} points={one.points} places={places} at={at} no={plot.series.length > 1 ? at + 1 : undefined} />)}
        <Below places={places} />
      </svg>
      {plot.series.length > 1 && <ol className="plot-series">{plot.series.map((one) => <li key={one.key}>{seriesWords(words, one)}</li>)}</ol>}
      {plot.series.length > 1 && plot.threshold !== null && <p className="plot-series">{say(words.plots.thresholdOfEach, { threshold: plot.threshold })}</p>}
    </figure>
  )
}

/** The scale's own ranges, a name at the right of each; the ends of the scale where there are none. */
function Bands({ plot: { bands, min, max }, places: { y } }: { plot: Plot; places: Places }) {
  const { scales: words } = useWords()
  const right = frame.width - frame.right
  const rows = bands.map((band, at) => ({ ...band, top: at === bands.length - 1 ? y(max) : y(bands[at + 1]!.min), bottom: y(band.min) }))
  return (
    <>
      {rows.map(({ code, top, bottom }, at) => (
        <g key={code}>
          <rect className={at % 2 === 0 ? 'plot-band' : 'plot-band plot-band-other'} x={frame.left} y={top} width={right - frame.left} height={bottom - top} />
          {bottom - top >= 9 && <text className="plot-range" x={right - 4} y={(top + bottom) / 2 + 3} textAnchor="end">{bandName(words, code)}</text>}
        </g>
      ))}
      {[...new Set([min, ...bands.slice(1).map((band) => band.min), max])].map((value) => <text key={value} className="plot-number" x={frame.left - 5} y={y(value) + 3.5} textAnchor="end">{value}</text>)}
      <line className="plot-axis" x1={frame.left} x2={right} y1={y(min)} y2={y(min)} />
      {rows.length === 0 && <line className="plot-axis" x1={frame.left} x2={right} y1={y(max)} y2={y(max)} />}
    </>
  )
}

type Points = Plot['series'][number]['points']
/** `no`: which of several, as the list below the drawing counts them. */
type OneSeries = { points: Points; places: Places; no: number | undefined }

/** From the first measure of each series so many points either way: only past these lines is a change in it more than chance. */
function Threshold({ plot: { threshold, min, max }, points, places: { x, y }, no }: OneSeries & { plot: Plot }) {
  const { scales: words } = useWords()
  const [first] = points
  // of several, one that was measured once has nothing to be compared with yet
  if (threshold === null || !first || (no !== undefined && points.length < 2)) return null
  const lines = [first.value - threshold, first.value + threshold].filter((value) => value >= min && value <= max)
  const from = no === undefined ? frame.left : x(first.on)
  return (
    <>
      {lines.map((value) => <line key={value} className="plot-threshold" x1={from} x2={frame.width - frame.right} y1={y(value)} y2={y(value)} />)}
      {no === undefined && lines.length > 0 && <text className="plot-range" x={from + 3} y={y(lines[0]!) - 3}>{say(words.plots.threshold, { threshold })}</text>}
      {no !== undefined && lines.map((value) => <text key={value} className="plot-range plot-no" x={Math.min(from + 12, frame.width - frame.right - 4)} y={y(value) - 3} textAnchor="end">{no}</text>)}
    </>
  )
}

function Line({ points, places: { x, y }, at, no }: OneSeries & { at: number }) {
  return (
    <g className={`plot-line plot-line-${at % 3}`}>
      <polyline points={points.map(({ on, value }) => `${x(on)},${y(value)}`).join(' ')} />
      {no !== undefined && <text className="plot-range" x={Math.min(x(points.at(-1)!.on) + 6, frame.width - 8)} y={y(points.at(-1)!.value) + 4}>{no}</text>}
      {points.map(({ id, on, value }) => (
        <g key={id}>
          <circle cx={x(on)} cy={y(value)} r={3.5} />
          <text className="plot-value" x={x(on)} y={y(value) < frame.top + 16 ? y(value) + 15 : y(value) - 7} textAnchor="middle">{value}</text>
        </g>
      ))}
    </g>
  )
}

/** Dates at both ends, and a mark for each session held. */
function Below({ places: { x, from, to, sessions } }: { places: Places }) {
  const { scales: words } = useWords()
  const language = useLanguage()
  const line = frame.height - frame.bottom + 12
  return (
    <>
      {sessions.map((on, at) => <line key={`${on} ${at}`} className="plot-session" x1={x(on)} x2={x(on)} y1={line - 6} y2={line + 2} />)}
      {sessions.length > 0 && <text className="plot-number" x={frame.left - 5} y={line + 15}>{words.plots.sessions}</text>}
      <text className="plot-number" x={frame.left} y={frame.height - 5}>{formatShortDate(from, language)}</text>
      <text className="plot-number" x={frame.width - frame.right} y={frame.height - 5} textAnchor="end">{formatShortDate(to, language)}</text>
    </>
  )
}
