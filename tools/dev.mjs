// npm run dev: see lib/dev.mjs. This file only makes sure that Node can read the rest.
import './lib/node-version.mjs'

void import('./lib/dev.mjs').then(({ dev }) => dev())
