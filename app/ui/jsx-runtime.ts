// How every element of every page is made (tsconfig.json: jsxImportSource). It is React's own but for one thing: a form that is
// posted says whose page it stands on, so that a page left open where somebody else has signed in does nothing (decision 164).
// Here, and not in a hundred forms, because nobody can forget it here.
import { jsx as one, jsxs as several } from 'react/jsx-runtime'
import { withWhose } from './whose-page.ts'

export { Fragment } from 'react/jsx-runtime'
export type { JSX } from 'react/jsx-runtime'

const saying = (made: typeof one): typeof one => (type, given, key) => {
  const props = withWhose(type, given as object)
  return (props === given ? made : several)(type, props, key)
}

export const jsx = saying(one)
export const jsxs = saying(several)
