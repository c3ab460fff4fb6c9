// npm test: see lib/test-run.mjs. This file only makes sure that Node can read the rest.
import './lib/node-version.mjs'

void import('./lib/test-run.mjs').then(({ testRun }) => testRun(process.argv.slice(2)))
