// <DataTable caption="Caseload" rows={cases} rowKey={(row) => row.id} empty={<EmptyState … />} columns={[
//   { key: 'code', label: 'Case', cell: (row) => <CodeName … />, head: true },
//   { key: 'next', label: 'Next', cell: (row) => row.next },
//   { key: 'sessions', label: 'Sessions', cell: (row) => row.sessions, numeric: true } ]} />
// On a narrow screen each row becomes a card, each cell with its label. The roles are written out because a table that is
// displayed as blocks stops being a table for screen readers.
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export interface Column<Row> {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  numeric?: boolean
  /** The cell that names the row: it heads the card. */
  head?: boolean
  /** Left out on a narrow screen. */
  wideOnly?: boolean
}

interface DataTableProps<Row> {
  caption: string
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  empty?: ReactNode
  dense?: boolean
}

export function DataTable<Row>({ caption, hideCaption, columns, rows, rowKey, empty, dense }: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <table className={classes('table', dense && 'table-dense')} role="table">
      <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => <th key={column.key} role="columnheader" scope="col" className={cellClass(column)}>{column.label}</th>)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">{columns.map((column) => <Cell key={column.key} column={column} row={row} />)}</tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.head) return <th scope="row" role="rowheader" className={cellClass(column)}>{column.cell(row)}</th>
  return <td role="cell" data-label={column.label} className={cellClass(column)}>{column.cell(row)}</td>
}

function cellClass<Row>({ numeric, wideOnly }: Column<Row>): string | undefined {
  return classes(numeric && 'numeric', wideOnly && 'wide-only') || undefined
}
