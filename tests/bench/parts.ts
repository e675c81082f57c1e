import { names, scoring } from './alone-parts.ts'
import { bytes, caseload, largeCase } from './pages-parts.ts'
import { facts, search } from './reading-parts.ts'
import { releases } from './releases.ts'
import type { Part } from './sides.ts'
import { signIn, signIns } from './sign-in-parts.ts'
import { autosave, autosaves, signing } from './writing-parts.ts'

/** By the name `--only=` takes; the sixteen come last, they leave waits behind. */
export const parts: Record<string, Part> = { bytes, caseload, case: largeCase, autosave, autosaves, signing, search, facts, names, scoring, releases, 'sign-in': signIn, 'sign-ins': signIns }
