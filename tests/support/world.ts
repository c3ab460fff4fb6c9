// A small world for one test file: the real application on a database of its own, with invented schools and people.
import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { AllianceId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import type { MembershipRole, MembershipState } from '@alongside/domain/membership'
import type { PersonState } from '@alongside/domain/person'
import type { Role } from '@alongside/domain/role'
import pg from 'pg'
import { v7 } from 'uuid'
import { hashPassword } from '../../apps/api/src/features/account/passwords.js'
import { Config, type ServeOptions } from '../../apps/api/src/platform/config.js'
import { Caller } from './ask.js'
import { demoDatabase, migratedDatabase } from './migrated-database.js'
import { type Serving, serve } from './served.js'

/** Where a role is held: at a school, in an alliance, or (ADMIN) over the installation. */
export interface Held {
  role: Role
  school?: Urn
  alliance?: AllianceId
  deputy?: boolean
  endsOn?: string
}
export interface PersonOptions extends Partial<Held> {
  name?: string
  email?: string
  state?: PersonState
  /** Signs in with it as people do; without one they are signed in all the same. */
  password?: string
  /** Further roles beside `role`. */
  also?: Held[]
}
export interface SchoolOptions {
  urn?: string
  phase?: string
  laName?: string
  town?: string
  postcode?: string
  status?: string
  trust?: string
  /** Takes part: has a space. Default yes; a school of the register alone has none. */
  takesPart?: boolean
}
export interface AllianceOptions {
  /** Active members; the first leads. */
  schools?: Urn[]
  kind?: string
  aims?: string
}
export type SetUp = Partial<Omit<ServeOptions, 'app' | 'owner'>>

/** A signed-in person. */
export class Someone extends Caller {
  constructor(
    url: string,
    cookie: string | null,
    readonly id: PersonId,
    readonly name: string,
    readonly email: string,
  ) {
    super(url, cookie)
  }
}

/** Tests are refused all day; what went wrong is shown. */
const log = { write: (line: string) => void (line.includes('"msg":"refused"') || process.stdout.write(line)) }

const usual: Omit<ServeOptions, 'app'> = {
  owner: null,
  port: 0,
  host: '127.0.0.1',
  publicUrl: null,
  webRoot: null,
  demo: false,
  embedded: false,
  dataDir: '',
  key: Buffer.alloc(32, 7).toString('base64'),
  smtpUrl: null,
  redisUrl: null,
  operations: 'any',
  isThrowAway: true,
  log,
}

/** As the first start of a demo does. */
async function loadDemo(app: ServeOptions['app']): Promise<void> {
  const serving = await serve({ ...usual, app, demo: true })
  await serving.close()
}

export async function world(setUp: SetUp = {}): Promise<World> {
  const database = await (setUp.demo ? demoDatabase(loadDemo) : migratedDatabase())
  const owner = new pg.Pool({ ...database.owner, max: 4 })
  owner.on('error', () => undefined)
  const options: ServeOptions = { app: database.app, ...usual, ...setUp }
  try {
    const w: World = new World(options, await serve(options), owner, database.owner, async () => {
      await w.serving.close()
      await owner.end()
      await database.drop()
    })
    return w
  } catch (error) {
    await owner.end()
    await database.drop()
    throw error
  }
}

export class World {
  private nextUrn = randomInt(100_000, 800_000)
  readonly url: string
  readonly stranger: Caller

  constructor(
    readonly options: ServeOptions,
    public serving: Serving,
    private readonly owner: pg.Pool,
    /** For a connection of one's own as the database's owner. */
    readonly ownerOptions: pg.ClientConfig,
    readonly close: () => Promise<void>,
  ) {
    this.url = serving.url
    this.stranger = new Caller(this.url)
  }

  /** The server is stopped, and another started at its place. */
  async restart(): Promise<void> {
    await this.serving.close()
    this.serving = await serve({ ...this.options, port: Number(new URL(this.url).port) })
  }

  /** Asks the database as its owner, who sees every row. */
  async sql<T extends object = Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.owner.query(text, [...values])).rows as T[]
  }

  /** A person with the role they hold, signed in unless they cannot be. */
  async person(options: PersonOptions = {}): Promise<Someone> {
    const name = options.name ?? `Person ${randomBytes(2).toString('hex')}`
    const email = options.email ?? addressFor(name)
    const id = v7() as PersonId
    const state = options.state ?? 'ACTIVE'
    await this.sql('insert into person (id, email, name, state) values ($1, $2, $3, $4)', [id, email, name, state])
    await this.sql(`insert into space (id, kind) values ($1, 'PERSON')`, [id])
    if (options.password !== undefined) {
      const hash = await hashPassword(options.password)
      await this.sql('insert into credential (person_id, password_hash) values ($1, $2)', [id, hash])
    }
    const { role, school, alliance, deputy, endsOn } = options
    if (role) await this.give(id, { role, ...defined({ school, alliance, deputy, endsOn }) })
    for (const held of options.also ?? []) await this.give(id, held)
    return new Someone(this.url, state === 'ACTIVE' ? await this.session(id) : null, id, name, email)
  }

  /** Gives a further role. Rights are read anew with each request, so it counts at once. */
  async give(person: PersonId, { role, school, alliance, deputy = false, endsOn }: Held): Promise<void> {
    const space = school ? await this.spaceOf(school) : (alliance ?? null)
    await this.sql(
      'insert into role_holding (id, space_id, person_id, role, deputy, ends_on) values ($1, $2, $3, $4, $5, $6)',
      [v7(), space, person, role, deputy, endsOn ?? null],
    )
  }

  /** A browser at which somebody has just signed in through the door. */
  async signIn(email: string, password: string): Promise<Caller> {
    const browser = new Caller(this.url)
    await browser.ask(
      'mutation($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }',
      {
        email,
        password,
      },
    )
    return browser
  }

  /** Another browser of somebody who is already here. */
  async again(someone: Someone): Promise<Someone> {
    return new Someone(this.url, await this.session(someone.id), someone.id, someone.name, someone.email)
  }

  /** A school of the register that takes part. */
  async school(name: string, options: SchoolOptions = {}): Promise<Urn> {
    const urn = (options.urn ?? String(this.nextUrn++)) as Urn
    await this.sql(
      `insert into school (urn, name, phase, la_name, town, postcode, status, trust_name) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        urn,
        name,
        options.phase ?? 'Primary',
        options.laName ?? 'Westshire',
        options.town ?? 'Milborough',
        options.postcode ?? 'WM1 1AA',
        options.status ?? 'Open',
        options.trust ?? null,
      ],
    )
    if (options.takesPart ?? true) {
      await this.sql(`insert into space (id, kind, urn) values ($1, 'SCHOOL', $2)`, [v7(), urn])
    }
    return urn
  }

  async spaceOf(urn: Urn): Promise<SpaceId> {
    const [space] = await this.sql<{ id: SpaceId }>('select id from space where urn = $1', [urn])
    if (!space) throw new Error(`school ${urn} takes no part`)
    return space.id
  }

  /** An alliance with its schools as active members. */
  async alliance(name: string, { schools = [], kind = 'TSA', aims = '' }: AllianceOptions = {}): Promise<AllianceId> {
    const id = v7() as AllianceId
    await this.sql(`insert into space (id, kind) values ($1, 'ALLIANCE')`, [id])
    await this.sql(
      'insert into alliance (space_id, name, kind, aims, agreement, lead_urn) values ($1, $2, $3, $4, $5, $6)',
      [id, name, kind, aims, 'We share what we learn, and credit whoever it came from.', schools[0] ?? null],
    )
    for (const [at, urn] of schools.entries()) await this.member(id, urn, { role: at === 0 ? 'LEAD' : 'MEMBER' })
    return id
  }

  /** A school's membership of an alliance; gives its id. */
  async member(
    alliance: AllianceId,
    urn: Urn,
    { role = 'MEMBER', state = 'ACTIVE' }: { role?: MembershipRole; state?: MembershipState } = {},
  ): Promise<string> {
    const id = v7()
    await this.sql(
      `insert into school_membership (space_id, id, urn, role, state, signed_at, agreement_version)
       values ($1, $2, $3, $4, $5, case when $6 then now() end, case when $6 then 1 end)`,
      [alliance, id, urn, role, state, ['ACTIVE', 'PAUSED', 'LEAVING'].includes(state)],
    )
    return id
  }

  /** The session's row, as signing in makes it, without the price of a password. */
  private async session(person: PersonId): Promise<string> {
    const secret = randomBytes(32).toString('base64url')
    await this.sql(
      `insert into session (id, token_hash, person_id, device, expires_at) values ($1, $2, $3, 'test', now() + interval '1 day')`,
      [v7(), createHash('sha256').update(secret).digest(), person],
    )
    const config = new Config(this.options)
    config.listenAt(this.url)
    return `${config.cookieName}=${secret}`
  }
}

/** An address nobody has: `example` domains lead nowhere. */
export const addressFor = (name: string): string =>
  `${
    name
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.join('.') ?? 'somebody'
  }.${randomBytes(3).toString('hex')}@school.example`

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }
const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>
