// npm start: see lib/start.mjs. This file only makes sure that Node can read the rest.
import './lib/node-version.mjs'

void import('./lib/start.mjs').then(({ start }) => start(process.argv.slice(2)))
