// What many measured times come to.

export const round = (value, places = 1) => Math.round(value * 10 ** places) / 10 ** places

export const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]

/** Three figures of times in milliseconds; a limit holds for the p95. */
export function spread(key, what, times, limit) {
  const sorted = [...times].sort((one, two) => one - two)
  return [50, 95, 99].map((percent) => ({
    key: key ? `${key}P${percent}` : `p${percent}`,
    what: `${what}, p${percent}`,
    value: round(quantile(sorted, percent / 100)),
    unit: 'ms',
    ...(percent === 95 && limit !== undefined ? { limit } : {}),
  }))
}

/** Processor time of the server and of Postgres between two moments, for each of so many. */
export const spentOn = (before, after, count, of, key = '') =>
  [
    ['cpuMs', 'server', 'Server'],
    ['postgresMs', 'Postgres', 'Postgres'],
  ].map(([name, whose, word]) => ({
    key: `cpu${word}${key}`,
    what: `processor, ${whose}`,
    value: round((after[name] - before[name]) / count, 2),
    unit: `ms ${of}`,
  }))

export const mean = (values) => values.reduce((sum, one) => sum + one, 0) / values.length
