const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
/** 1 January 1980, 00:00, the first moment a zip file can name. */
const [noTime, firstDay] = [0, 0x21]

/**
 * The same zip archive with the same time on every file in it: what is identical inside is then identical as a file, and
 * nobody reads from it when it was made. Throws on what is no zip archive. (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16)
 */
export function fixedFileTimes(archive: Uint8Array): Uint8Array {
  const zip = archive.slice()
  const view = new DataView(zip.buffer)
  const end = endOf(view)
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < view.getUint16(end + 10, true); entry++) {
    if (view.getUint32(at, true) !== directoryEntry) throw new RangeError('no zip archive')
    writeTime(view, at + 12)
    writeTime(view, view.getUint32(at + 42, true) + 10)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === endOfDirectory) return at
  throw new RangeError('no zip archive')
}

function writeTime(view: DataView, at: number): void {
  view.setUint16(at, noTime, true)
  view.setUint16(at + 2, firstDay, true)
}
