import { expect, it } from '@jest/globals'
import { csvOf } from './csv.js'

const cells = (words: string): string =>
  csvOf(['One'], [[words]])
    .split('\r\n')
    .slice(1)
    .join('\r\n')

it('CSV-1: whatever begins like a formula stays a word', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', ' =', '|', '%']) {
    expect(cells(`${start}HYPERLINK("http://example.org")`)).toMatch(/^"'/)
  }
  expect(cells('9B/Ma1')).toBe('"9B/Ma1"\r\n')
  expect(cells('Said "no", twice')).toBe('"Said ""no"", twice"\r\n')
  expect(csvOf(['Pounds'], [[12.5], [Number.NaN], [-3]])).toBe('\uFEFF"Pounds"\r\n12.5\r\n\r\n0\r\n')
})
