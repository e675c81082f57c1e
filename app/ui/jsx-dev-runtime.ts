// The same as jsx-runtime.ts while developing and testing.
import { jsxDEV as made } from 'react/jsx-dev-runtime'
import { withWhose } from './whose-page.ts'

export { Fragment } from 'react/jsx-dev-runtime'
export type { JSX } from 'react/jsx-dev-runtime'

export const jsxDEV: typeof made = (type, given, key, isStatic, ...from) => {
  const props = withWhose(type, given as object)
  return made(type, props, key, isStatic || props !== given, ...from)
}
