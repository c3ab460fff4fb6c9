/** A rule that the database itself keeps was broken: says which one, so that a feature can word it. */
import { QueryFailedError } from 'typeorm'

export const violates = (error: unknown, constraint: string): boolean =>
  error instanceof QueryFailedError && (error.driverError as { constraint?: string }).constraint === constraint
