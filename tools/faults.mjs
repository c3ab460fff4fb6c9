// npm run faults -- …: see lib/faults.mjs. This file only makes sure that Node can read the rest.
import './lib/node-version.mjs'

void import('./lib/faults.mjs').then(({ faults }) => faults(process.argv.slice(2)))
