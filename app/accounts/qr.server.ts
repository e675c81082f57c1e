import QRCode from 'qrcode'

/** A QR code as one SVG path on a square of `size` units, four of them margin on each side. */
export type Qr = { size: number; path: string }

export function qrOf(text: string): Qr {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`
    }
  }
  return { size: modules.size + 8, path }
}
