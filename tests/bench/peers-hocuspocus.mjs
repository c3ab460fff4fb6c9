// Hocuspocus as its documentation sets it up, with its Database extension on the Postgres that Alongside is measured with.
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const { folder, database, port } = JSON.parse(process.argv[2])
const { resolve } = createRequire(path.join(folder, 'package.json'))
const load = (name) => import(pathToFileURL(resolve(name)).href)
const [{ Server }, { Database }, pg] = await Promise.all([
  load('@hocuspocus/server'),
  load('@hocuspocus/extension-database'),
  load('pg'),
])

const pool = new pg.default.Pool(database)
pool.on('error', () => undefined)
await pool.query('create table if not exists hocuspocus_document (name text primary key, data bytea not null)')
const server = new Server({
  port,
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      async fetch({ documentName }) {
        const { rows } = await pool.query('select data from hocuspocus_document where name = $1', [documentName])
        return rows[0]?.data ?? null
      },
      async store({ documentName, state }) {
        await pool.query(
          'insert into hocuspocus_document (name, data) values ($1, $2) on conflict (name) do update set data = $2',
          [documentName, state],
        )
      },
    }),
  ],
})
await server.listen()
process.send({ url: `http://127.0.0.1:${port}` })
