import { accounts } from './ru/accounts.ts'
import { connection } from './ru/connection.ts'
import { frame } from './ru/frame.ts'
import { supervision } from './ru/supervision.ts'
import { protection } from './ru/protection.ts'
import { setup } from './ru/setup.ts'
import { sessions } from './ru/sessions.ts'
import type { Words } from './en.ts'
import type { Same } from './message.ts'

export const ru: Same<Words> = { connection, frame, accounts, protection, supervision, setup, sessions }
