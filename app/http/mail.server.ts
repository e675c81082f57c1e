import { createTransport } from 'nodemailer'
import type { Deliver } from '#app/risk/send-mails.server.ts'

/** All that ever leaves by mail: no code, no district, no level, nobody's name. */
export const mailText = 'Sirdash: something needs you now'

/** A sender over SMTP_URL (smtp:// or smtps://). The address mails come from is its user's, or sirdash@ its host. */
export function mailer(smtpUrl: string): Deliver {
  const { username, hostname } = new URL(smtpUrl)
  const user = decodeURIComponent(username)
  const from = user.includes('@') ? user : `sirdash@${hostname}`
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, disableFileAccess: true, disableUrlAccess: true })
  return async (to) => {
    await transport.sendMail({ from: { name: 'Sirdash', address: from }, to, subject: mailText, text: mailText, xMailer: false })
  }
}
