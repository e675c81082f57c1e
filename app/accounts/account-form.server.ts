import { z } from 'zod'
import { isPlainPin, passphraseProblem, shortestPassphrase } from '#app/keys/passphrase.server.ts'
import { roles } from '#app/work/scope.ts'
import { devices, signInNameOf, signInNamePattern } from './account.ts'

const text = (max: number) => z.string().max(max, `too-long:${max}`)
const secret = text(1000)
/** Digits of several groups with what people put between them. */
const digits = text(400)

export const signInName = text(80).transform(signInNameOf).refine((name) => signInNamePattern.test(name), { message: 'account-shape' })
export const personName = text(80).transform((name) => name.trim()).refine((name) => name !== '', { message: 'required' })
export const language = z.enum(['en', 'az', 'ru'])
const pinShape = z.string().regex(/^\d{6}$/, 'pin-digits').refine((pin) => !isPlainPin(pin), { message: 'pin-too-plain' })

/** A new passphrase; the one that was offered needs to be typed only once. */
function newPassphraseFields(offered: string, own: string[]) {
  return z.object({ passphrase: secret, passphraseAgain: secret.optional() }).superRefine(({ passphrase, passphraseAgain }, problems) => {
    const problem = passphraseProblem(passphrase, own)
    const message = problem === 'passphrase-too-short' ? `${problem}:${shortestPassphrase}` : problem
    if (message) problems.addIssue({ code: 'custom', path: ['passphrase'], message })
    else if (passphrase !== offered && passphrase !== passphraseAgain) problems.addIssue({ code: 'custom', path: ['passphraseAgain'], message: 'not-the-same' })
  })
}

export const newPassphraseForm = newPassphraseFields

export const secretsForm = (offered: string, own: string[]) =>
  newPassphraseFields(offered, own).and(z.object({ pin: pinShape, pinAgain: text(20) }).superRefine(({ pin, pinAgain }, problems) => {
    if (pin !== pinAgain) problems.addIssue({ code: 'custom', path: ['pinAgain'], message: 'not-the-same' })
  }))

export const factorForm = z.object({ factor: z.enum(['totp', 'sheet']), code: text(20).default('') })
export const groupsForm = z.object({ codeGroup1: text(20), codeGroup2: text(20) })

export const activationForm = z.object({ account: signInName, code: text(40) })
export const comingBackForm = z.object({ account: signInName, code: digits })
export const codeForm = z.object({ code: text(20) })

export const signInForm = z.object({
  account: text(80), passphrase: secret, device: z.enum(devices), language: language.optional(), to: text(400).optional(),
})
export const passphraseForm = z.object({ passphrase: secret, to: text(400).optional() })
export const pinForm = z.object({ pin: text(20), to: text(400).optional() })
export const languageForm = z.object({ language, returnTo: text(400).optional() })
/** `of`: the page whose form was kept. */
export const keptForm = z.object({ of: text(2000) })
export const namesForm = z.object({ names: z.enum(['on', 'off']), returnTo: text(400).optional() })

export const doorForm = z.object({ link: text(200).default(''), did: z.enum(['set-up', 'look']) })
export const organisationForm = z.object({ organisation: personName, name: personName, account: signInName })
export const divisionForm = z.object({ division: z.enum(['small', 'usual']) })
export const sharesForm = z.object({ share1: digits, share2: digits })

const chosenRoles = z.array(z.enum(roles as readonly [string, ...string[]])).min(1, 'choose')
export const invitationForm = z.object({ name: personName, account: signInName, roles: chosenRoles, district: text(80).optional(), language, passphrase: secret.optional() })
export const rolesForm = z.object({ roles: chosenRoles, passphrase: secret.optional() })
export const changedKeysForm = z.object({ person: text(60), digits, passphrase: secret.optional() })
export const stepUpForm = z.object({ passphrase: secret.optional() })
export const ownPassphraseForm = z.object({ currentPassphrase: secret })
/** The passphrase of now and a new one, twice. */
export const changePassphraseForm = (own: string[]) => ownPassphraseForm.and(newPassphraseFields('', own))
