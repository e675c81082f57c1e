import { createServer, type AddressInfo, type Socket } from 'node:net'

export type SmallSmtp = { url: string; mails: { from: string; to: string; text: string }[]; refuse: (refuse: boolean) => void; close: () => Promise<void> }

/** As much of a mail server as it takes to receive, on the loopback. */
export async function smallSmtp(): Promise<SmallSmtp> {
  const mails: SmallSmtp['mails'] = []
  const open = new Set<Socket>()
  let refusing = false
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    if (refusing) return void socket.end('421 later\r\n')
    talk(socket, mails)
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`, mails,
    refuse: (refuse) => { refusing = refuse },
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((done) => { server.close(done) })
    },
  }
}

function talk(socket: Socket, mails: SmallSmtp['mails']): void {
  let [mail, isText, waiting] = [{ from: '', to: '', text: '' }, false, '']
  const line = (text: string): string | undefined => {
    if (isText && text === '.') {
      mails.push(mail)
      ;[mail, isText] = [{ from: '', to: '', text: '' }, false]
      return '250 kept'
    }
    if (isText) {
      mail.text += `${text}\n`
      return undefined
    }
    const [, from] = /^MAIL FROM:<(.*?)>/i.exec(text) ?? []
    const [, to] = /^RCPT TO:<(.*?)>/i.exec(text) ?? []
    if (from !== undefined) mail.from = from
    if (to !== undefined) mail.to = to
    if (/^DATA/i.test(text)) isText = true
    if (/^QUIT/i.test(text)) return '221 bye'
    return isText ? '354 go on' : '250 ok'
  }
  socket.write('220 small\r\n')
  socket.on('data', (chunk) => {
    const lines = (waiting + chunk.toString()).split('\r\n')
    waiting = lines.pop() ?? ''
    for (const answer of lines.map(line)) if (answer) socket.write(`${answer}\r\n`)
  })
}
