import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { wholePage } from '#app/http/whole-page.server.ts'

const words = 'Əlinin günlüyü, дневник Айгюн; '
const page = <main>{Array.from({ length: 400 }, (_, at) => <p key={at} aria-label={`${words}${'х'.repeat(at % 9)}`}><textarea readOnly value={`${'я'.repeat(at % 7)} ${words}`} /></p>)}</main>

test('no letter is broken where React cuts its pieces, in an attribute or in a text area', async () => {
  const whole = await wholePage(page, 'n')
  expect(whole).not.toContain('\0')
  expect(whole.match(/Əlinin günlüyü, дневник Айгюн/g)).toHaveLength(800)
})

test('(React itself leaves a zero there)', async () => {
  const raw = await new Promise<string>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, { onAllReady: () => text(pipe(new PassThrough())).then(resolve, reject), onError: reject })
  })
  expect(raw).toContain('\0')
})
