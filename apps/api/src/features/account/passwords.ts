/** Passwords: argon2id with the parameters OWASP names, at most four at a time. */
import { hash, verify } from '@node-rs/argon2'

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atOnce = 4

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, parameters))

const stranger = hashPassword('nobody has this password')

/** Takes as long for an unknown person as for a known one. */
export async function isPassword(hashed: string | undefined, password: string): Promise<boolean> {
  const right = await inTurn(async () => verify(hashed ?? (await stranger), password))
  return right && hashed !== undefined
}
