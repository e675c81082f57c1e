import { createContext, useContext, type ReactNode } from 'react'
import { jsx } from 'react/jsx-runtime'

/** In every form that is posted, taken off before an action reads it (read-form.server.ts), and on what a script posts. */
export const whoseField = '__whose'
export const whoseHeader = 'sirdash-whose'

/** The mark of whoever this page was made for; undefined before the desk. */
export const WhosePage = createContext<string | undefined>(undefined)

function Whose(): ReactNode {
  const whose = useContext(WhosePage)
  return whose === undefined ? null : jsx('input', { type: 'hidden', name: whoseField, value: whose })
}

type Props = { method?: unknown; children?: unknown }
const whose = jsx(Whose, {})

/** The last of a posted form's children: what is styled as the first or the next stays so. */
export const withWhose = (type: unknown, props: Props): Props => (type === 'form' && props.method === 'post' ? { ...props, children: [...[props.children].flat(), whose] } : props)

/** A post by script, from this page. */
export const postHere = (url: string, init: RequestInit): Promise<Response> =>
  fetch(url, { ...init, headers: { ...init.headers as Record<string, string>, [whoseHeader]: document.documentElement.dataset.whose ?? '' } })
