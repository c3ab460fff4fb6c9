// npm run proof -- NAME: see lib/proof.mjs. This file only makes sure that Node can read the rest.
import './lib/node-version.mjs'

void import('./lib/proof.mjs').then(({ proof }) => proof(process.argv.slice(2)))
