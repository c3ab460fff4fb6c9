// Where things are, whichever folder a command was started from.
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

export const inRoot = (...parts) => path.join(root, ...parts)
