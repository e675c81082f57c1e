import { toBase64url, utf8 } from '#app/keys/bytes.ts'
import { sha256 } from '#app/keys/hashing.server.ts'

/** The look of the pages that must appear when nothing else can. */
export const plainStyle = `
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1c2530; --line: #dcd8cf; --action: #0b5a61; --warning: #9c1b3a; --warning-wash: #fbeaed }
@media (prefers-color-scheme: dark) { :root { --paper: #15191e; --ink: #e8e4da; --line: #39404a; --action: #7cc7cd; --warning: #f191a6; --warning-wash: #3a1c25 } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
aside { border-bottom: 1px solid var(--line); padding: .25rem 1rem; font-size: .875rem }
aside strong { letter-spacing: .12em; margin-right: .5rem }
main { max-width: 34rem; margin: 12vh auto 2rem; padding: 0 1rem }
h1 { font-size: 1.375rem; line-height: 1.3; font-weight: 600; margin: 0 0 .5rem }
p { margin: 0 0 1rem }
section + section { border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: 1.5rem }
h1.not-sent { color: var(--warning); background: var(--warning-wash); border-left: .375rem solid; padding: .75rem 1rem }
a { color: var(--action); display: inline-block; padding: .625rem 0 }
a:focus-visible { outline: 3px solid var(--action); outline-offset: 3px }
code { font-size: .875rem; overflow-wrap: anywhere }
`.trimStart()

export const plainStylePath = `/plain.${toBase64url(sha256(utf8(plainStyle))).slice(0, 16)}.css`
