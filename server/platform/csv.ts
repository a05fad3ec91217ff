/** CSV: quoted, and nothing in it runs as a formula. For programs; people's is `spreadsheet`. */
export function csv(rows: (string | number | null)[][]): string {
  return rows.map(row => row.map(cell).join(',')).join('\r\n')
}

/** The same, begun with the mark without which Excel reads Chinese as something else. */
export function spreadsheet(rows: (string | number | null)[][]): string {
  return `\ufeff${csv(rows)}`
}

function cell(value: string | number | null): string {
  const text = String(value ?? '')
  const safe =
    /^[=+\-@\t\r\0＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
