// Asks the server the way a browser does: over HTTP, with a cookie, and reads the answer or the refusal.
/** What a test asked for, it knows the shape of. */
// biome-ignore lint/suspicious/noExplicitAny: each test writes its own query and reads its own answer
export type Answer = any
export type Variables = Readonly<Record<string, unknown>>

export interface Reply {
  status: number
  data: Answer
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; details?: Answer } }[]
  /** `name=value` of each cookie the server set. */
  cookies: string[]
}

/** Thrown where an answer was expected and a refusal came. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly details: Answer,
    query: string,
  ) {
    super(`${code} ${JSON.stringify(details ?? {})} for ${query.replace(/\s+/g, ' ').slice(0, 200)}`)
  }
}

export async function post(
  url: string,
  query: string,
  variables: Variables = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-alongside': '1', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  const text = await response.text()
  const body = text.startsWith('{')
    ? JSON.parse(text)
    : { errors: [{ message: text, extensions: { code: 'no-json' } }] }
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!)
  return { status: response.status, data: body.data ?? null, errors: body.errors ?? [], cookies }
}

/** Somebody at a browser: a signed-in person, or a stranger without a cookie. */
export class Caller {
  constructor(
    readonly url: string,
    public cookie: string | null = null,
  ) {}

  /** The raw reply; cookies the server sets are kept, as a browser does. */
  async post(query: string, variables: Variables = {}, headers: Record<string, string> = {}): Promise<Reply> {
    const reply = await post(this.url, query, variables, {
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...headers,
    })
    const set = reply.cookies.at(-1)
    if (set !== undefined) this.cookie = set.endsWith('=') ? null : set
    return reply
  }

  /** The data, or a thrown `Refused`. */
  async ask(query: string, variables: Variables = {}): Promise<Answer> {
    const { data, errors } = await this.post(query, variables)
    const [first] = errors
    if (first) throw new Refused(first.extensions?.code ?? first.message, first.extensions?.details, query)
    return data
  }

  /** The code with which this is refused; fails when it is answered. */
  async refused(query: string, variables: Variables = {}): Promise<string> {
    const { data, errors } = await this.post(query, variables)
    if (errors.length === 0) throw new Error(`not refused: ${query} answered ${JSON.stringify(data)}`)
    return errors[0]!.extensions?.code ?? errors[0]!.message
  }
}
