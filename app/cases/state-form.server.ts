import { z } from 'zod'
import { caseStates } from './case.ts'

/** The press of one of the buttons under "What comes next". */
export const stateForm = z.object({ to: z.enum(caseStates) })
