import { accounts } from './az/accounts.ts'
import { connection } from './az/connection.ts'
import { frame } from './az/frame.ts'
import { supervision } from './az/supervision.ts'
import { protection } from './az/protection.ts'
import { setup } from './az/setup.ts'
import { sessions } from './az/sessions.ts'
import type { Words } from './en.ts'
import type { Same } from './message.ts'

export const az: Same<Words> = { connection, frame, accounts, protection, supervision, setup, sessions }
