// Writes apps/api/schema.graphql from the built API, or with --check says where the committed file differs.
import { readFileSync, writeFileSync } from 'node:fs'
import { schemaText } from '../apps/api/dist/schema.js'

const file = new URL('../apps/api/schema.graphql', import.meta.url)
const real = await schemaText()
if (!process.argv.includes('--check')) {
  writeFileSync(file, real)
  console.log('apps/api/schema.graphql written')
} else if (readFileSync(file, 'utf8') !== real) {
  console.error(
    'apps/api/schema.graphql is not the schema of the code: run `npm run schema` and look at the difference.',
  )
  process.exit(1)
}
process.exit(0)
