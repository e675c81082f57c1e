/** A word in every form it could lie in a file: as text of two widths, as hex, and in base64 at each of its three places. */
export type Needle = { form: string; exact: boolean; bytes: string }

export function needlesOf(word: string): Needle[] {
  const utf8 = Buffer.from(word)
  const base64 = [0, 1, 2].flatMap((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64')
    // the signs at both ends also carry bits of their neighbours
    const inner = whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + utf8.length) * 8) / 6))
    return [{ form: `base64 at ${shift}`, exact: true, bytes: inner }, { form: `base64url at ${shift}`, exact: true, bytes: inner.replaceAll('+', '-').replaceAll('/', '_') }]
  })
  return [
    { form: 'UTF-8', exact: false, bytes: utf8.toString('latin1').toLowerCase() },
    { form: 'UTF-16LE', exact: false, bytes: Buffer.from(word, 'utf16le').toString('latin1').toLowerCase() },
    { form: 'UTF-16BE', exact: false, bytes: Buffer.from(word, 'utf16le').swap16().toString('latin1').toLowerCase() },
    { form: 'hex', exact: false, bytes: utf8.toString('hex') },
    ...base64,
  ]
}

/** Which words stand in these bytes, and in which form; capitals do not hide a word. */
export function findIn(bytes: Buffer, words: Map<string, string>): string[] {
  const exact = bytes.toString('latin1')
  const folded = exact.toLowerCase()
  return [...words].flatMap(([field, word]) => needlesOf(word).filter((needle) => (needle.exact ? exact : folded).includes(needle.bytes)).map((needle) => `${field} as ${needle.form}`))
}
