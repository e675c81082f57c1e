import { readFileSync, writeFileSync } from 'node:fs'
import { withClearColumns } from '#db/clear-columns.ts'

// Writes the list of columns in the clear into SECURITY.md, from db/columns.ts.
writeFileSync('SECURITY.md', withClearColumns(readFileSync('SECURITY.md', 'utf8')))
