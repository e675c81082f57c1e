import { z } from 'zod'

/** Everything a person who runs Sirdash may choose. None of it weakens a promise. */
export interface Settings {
  /** A file name for SQLite, or postgres://… */
  databaseUrl: string
  keyFile: string
  /** https://… without a path, when a TLS proxy stands in front; undefined on one machine. */
  publicOrigin: string | undefined
  host: string
  port: number
  smtpUrl: string | undefined
  demo: boolean
}

const orUndefined = (text: string | undefined) => (text === '' ? undefined : text)

const environment = z.object({
  DATABASE_URL: z.string().optional().transform((text) => orUndefined(text) ?? 'data/sirdash.db'),
  SIRDASH_KEY_FILE: z.string().optional().transform((text) => orUndefined(text) ?? 'secrets/server.key'),
  SIRDASH_PUBLIC_ORIGIN: z.string().optional().transform(orUndefined).refine(isHttpsOrigin),
  HOST: z.string().optional().transform((text) => orUndefined(text) ?? '127.0.0.1'),
  PORT: z.preprocess((text) => (text === '' ? undefined : text), z.coerce.number().int().min(0).max(65_535).default(3000)),
  SMTP_URL: z.string().optional().transform(orUndefined).refine((text) => text === undefined || /^smtps?:\/\//.test(text)),
  SIRDASH_DEMO: z.enum(['', '0', '1']).optional(),
})

const means: Record<string, string> = {
  SIRDASH_PUBLIC_ORIGIN: 'must be an https address without a path, like https://sirdash.example.org',
  PORT: 'must be a number from 0 to 65535',
  SMTP_URL: 'must begin with smtp:// or smtps://',
  SIRDASH_DEMO: 'must be 0 or 1',
}

/** A setting that cannot be used; the message names the setting, never its value. */
export class UnusableSetting extends Error {
  override name = 'UnusableSetting'
}

export function readSettings(env: Record<string, string | undefined>): Settings {
  const read = environment.safeParse(env)
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0])
    throw new UnusableSetting(`The setting ${name} ${means[name] ?? 'cannot be used'}.`)
  }
  const chosen = read.data
  return {
    databaseUrl: chosen.DATABASE_URL,
    keyFile: chosen.SIRDASH_KEY_FILE,
    publicOrigin: chosen.SIRDASH_PUBLIC_ORIGIN,
    host: chosen.HOST,
    port: chosen.PORT,
    smtpUrl: chosen.SMTP_URL,
    demo: chosen.SIRDASH_DEMO === '1',
  }
}

function isHttpsOrigin(text: string | undefined): boolean {
  if (text === undefined) return true
  return text.startsWith('https://') && URL.canParse(text) && new URL(text).origin === text
}
