import type { Fields, Visitor } from './routes.ts'
import type { Answer, ServedWorld } from './served-world.ts'

export const words = 'Qanarkept words'

/** What a person does with a page that has a form on it. */
export function onPages(served: () => ServedWorld) {
  const send = (visitor: Visitor, path: string, fields: Fields, keeps = false): Promise<Answer> => served().ask(visitor, path, { method: 'POST', fields, keeps })
  return {
    send, look: (visitor: Visitor, path: string): Promise<Answer> => served().ask(visitor, path, { method: 'GET' }), leave: (visitor: Visitor, path: string) => send(visitor, '/kept', { of: path }),
    cover(visitor: Visitor, how: 'veil' | 'lock' = 'veil') {
      const cookies = served().cookies()
      cookies[visitor] = served().runtime.sessions[how](cookies[visitor]) ?? cookies[visitor]
    },
  }
}

/** With its words, which no other page brings. */
export const isNoticed = (page: string): boolean => page.includes('action="/kept"') && page.includes('/words/en.kept.')
