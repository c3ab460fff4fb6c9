// docker-compose.yml is production's shape: complete, pinned, watched, documented, and without a secret in it.
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { projectRoot } from '../support/start.js'

interface Service {
  image?: string
  build?: string
  environment?: Record<string, string>
  healthcheck?: { test: string[] }
  volumes?: string[]
  ports?: string[]
  depends_on?: Record<string, { condition: string }>
}

const read = (file: string) => fs.readFileSync(path.join(projectRoot, file), 'utf8')
const text = read('docker-compose.yml')
const compose: { services: Record<string, Service>; volumes: Record<string, null> } = parse(text, { merge: true })
const services = Object.entries(compose.services)
const api = ['api-1', 'api-2'].map((name) => compose.services[name])

/** Images with a full version; `8.1` or `latest` would be another program one day. */
const pinned = /^[\w./-]+:v?\d+\.\d+(\.\d+)?(-[\w.-]+)?$/

it('has a proxy, two api nodes, Postgres, Valkey and a mail catcher', () => {
  expect(services.map(([name]) => name).sort()).toEqual(['api-1', 'api-2', 'mail', 'postgres', 'proxy', 'valkey'])
})

describe.each(services)('%s', (_, service) => {
  it('runs a pinned image, or one built from here', () => {
    const built = [...read('Dockerfile').matchAll(/^FROM (\S+:\S+)/gm)].map(([, from]) => from)
    const images = service.build ? built : [service.image]
    expect(images).not.toEqual([])
    for (const image of images) expect(image).toMatch(pinned)
  })

  it('has a health check', () => {
    expect(service.healthcheck?.test[0]).toBe('CMD')
  })

  it('waits only for services that exist, until they are healthy', () => {
    for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(compose.services).toHaveProperty([name])
      expect(condition).toBe('service_healthy')
    }
  })

  it('mounts only files and volumes that exist', () => {
    const sources = (service.volumes ?? []).map((volume) => volume.slice(0, volume.indexOf(':')))
    const isThere = (source: string) => fs.existsSync(path.join(projectRoot, source)) || source in compose.volumes
    expect(sources.filter((source) => !isThere(source))).toEqual([])
  })
})

it('explains every variable, in .env.example and in the operations guide', () => {
  const used = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name as string)
  const example = read('.env.example')
  const guide = read('docs/operations.md')
  for (const name of new Set(used)) {
    expect([name, new RegExp(`^#?${name}=`, 'm').test(example)]).toEqual([name, true])
    expect([name, guide.includes(`\`${name}\``)]).toEqual([name, true])
  }
  const offered = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(offered.filter((name) => !used.includes(name as string))).toEqual([])
})

it('asks for every secret instead of holding one', () => {
  const settings = services.flatMap(([, service]) => Object.entries(service.environment ?? {}))
  const secrets = settings.filter(([name]) => /PASSWORD|SECRET|KEY/.test(name))
  for (const [, value] of secrets) expect(value).toMatch(/^\$\{\w+:\?[^}]+\}$/)
  for (const [, value] of settings) expect(value).not.toMatch(/:\/\/[^$/]*:[^$@]+@/) // an address with a password
  expect(read('.env.example')).not.toMatch(/(PASSWORD|KEY)=\S/)
})

it('gives the nodes all that they need to work as one', () => {
  for (const node of api) {
    expect(Object.keys(node?.environment ?? {})).toEqual(
      expect.arrayContaining([
        'PUBLIC_URL',
        'DATABASE_URL',
        'DATABASE_OWNER_URL',
        'REDIS_URL',
        // The containers can write nothing: none could make a key for itself, and two would each make another.
        'ALONGSIDE_KEY',
        'SMTP_URL',
        'ALONGSIDE_DEMO',
      ]),
    )
    expect(node?.environment?.DATABASE_URL).toContain('//alongside_app:')
  }
  expect(read('deploy/Caddyfile')).toMatch(/reverse_proxy api-1:3000 api-2:3000/)
})

it('offers only the proxy to the world', () => {
  const open = services.filter(([, { ports }]) => ports?.some((port) => !port.startsWith('127.0.0.1:')))
  expect(open.map(([name]) => name)).toEqual(['proxy'])
})
