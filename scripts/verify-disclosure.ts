import { readFileSync } from 'node:fs'
import { verifyVectors } from './disclosure/verify-vectors.ts'

// npm run verify:disclosure -- FILE.json: runs a file of vectors through the product's own rules and prints every difference.
const [file] = process.argv.slice(2)
if (!file) {
  console.error('Name a file: npm run verify:disclosure -- FILE.json')
  process.exit(2)
}

const { passed, failed } = verifyVectors(read(file), (line) => console.info(line))
console.info(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    console.error(`${path} cannot be read as JSON`)
    console.info('0 passed, 1 failed')
    process.exit(1)
  }
}
