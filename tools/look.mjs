// npm run look: see lib/look.mjs. This file only makes sure that Node can read the rest.
import './lib/node-version.mjs'

void import('./lib/look.mjs').then(({ look }) => look(process.argv.slice(2)))
