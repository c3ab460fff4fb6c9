// npm run import:schools -- FILE [FILE …]: see lib/import-schools.mjs. This file only makes sure that Node can read the rest.
import './lib/node-version.mjs'

void import('./lib/import-schools.mjs').then(({ importSchools }) => importSchools(process.argv.slice(2)))
