/**
 * A CSV file for people's spreadsheets: quoted, nothing in it runs as a formula, and begun with the
 * mark without which Excel reads Chinese as something else.
 */
export function csv(rows: (string | number | null)[][]): string {
  return `\ufeff${rows.map(row => row.map(cell).join(',')).join('\r\n')}`
}

function cell(value: string | number | null): string {
  const text = String(value ?? '')
  const safe =
    /^[=+\-@\t\r\0＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
