/** What became of a file's rows. Bounded: the first thousand refused rows one by one, all of them counted by reason. */
export interface RefusedRow {
  readonly line: number
  readonly reason: string
  readonly urn: string | null
}

export const mostRefusedRows = 1_000

export class RegisterReport {
  private readonly first: RefusedRow[] = []
  private readonly counts = new Map<string, number>()
  refused = 0

  refuse(row: RefusedRow): void {
    this.refuseAll(row.reason, [row], 1)
  }

  /** Rows refused for one reason: `total` of them, of which the first are given. */
  refuseAll(reason: string, rows: readonly RefusedRow[], total: number): void {
    if (total === 0) return
    this.refused += total
    this.first.push(...rows.slice(0, mostRefusedRows - this.first.length))
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + total)
  }

  get rows(): readonly RefusedRow[] {
    return this.first.toSorted((a, b) => a.line - b.line)
  }

  /** The most frequent first. */
  get reasons(): readonly { readonly reason: string; readonly rows: number }[] {
    return [...this.counts].map(([reason, rows]) => ({ reason, rows })).sort((a, b) => b.rows - a.rows)
  }
}
