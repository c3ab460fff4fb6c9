/** A table as a file that a spreadsheet opens: whatever somebody typed stays a word there, and never becomes a formula. */

/** What a spreadsheet takes for the beginning of a formula, in its full width too. */
const beginsFormula = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20|%]/u

function cell(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(Math.max(0, value)) : ''
  const words = beginsFormula.test(value) ? `'${value}` : value
  return `"${words.replaceAll('"', '""')}"`
}

/** CSV-1: a line for each row, with the mark by which spreadsheets know that it is UTF-8. Numbers here are counts and money: never below none. */
export const csvOf = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
