// After a run of tests: stops the server if this run started it.
export default () => globalThis.stopTestPostgres?.()
