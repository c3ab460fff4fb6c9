// npm run bench -- NAME: see lib/bench.mjs. This file only makes sure that Node can read the rest.
import './lib/node-version.mjs'

void import('./lib/bench.mjs').then(({ bench }) => bench(process.argv.slice(2)))
