import { expect, test } from 'vitest'
import { RateLimits } from '#app/accounts/rate-limits.server.ts'
import { isRefusal } from '#app/work/refusal.ts'

const tries = async (limits: RateLimits, count: number, succeed: boolean): Promise<unknown> => {
  try {
    for (let at = 0; at < count; at++) {
      await limits.mustBeFree(`person ${at}`, '192.0.2.7')
      if (succeed) await limits.forget(`person ${at}`, '192.0.2.8')
    }
    return undefined
  } catch (error) {
    return error
  }
}

test('an office behind one address signs in as often as it likes', async () => {
  expect(await tries(new RateLimits(), 100, true)).toBeUndefined()
})

test('what did not fit is counted against the network all the same', async () => {
  const limits = new RateLimits()
  await tries(limits, 25, false)
  await tries(limits, 20, true)
  const refused = await tries(limits, 20, false)
  expect(isRefusal(refused) && refused.kind).toBe('too-many')
})
