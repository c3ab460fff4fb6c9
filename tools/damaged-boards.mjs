// node tools/damaged-boards.mjs [reopen ID | rebuild ID]: see lib/damaged-boards.mjs. This file only makes sure that Node can read the rest.
import './lib/node-version.mjs'

void import('./lib/damaged-boards.mjs').then(({ lookAfter }) => lookAfter(process.argv.slice(2)))
