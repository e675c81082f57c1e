// `node --import tests/bench/plain-hook.ts …`: whoever asks for the envelope gets the plain one. For the bench's twin alone.
import { registerHooks } from 'node:module'

const sealing = new URL('../../app/keys/envelope.server.ts', import.meta.url).href
const plain = new URL('./plain-envelope.server.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    return found.url === sealing ? { ...found, url: plain } : found
  },
})
