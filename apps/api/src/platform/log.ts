/** What is written to the log: what went wrong and where, never the words or addresses that somebody sent. */

type PlainError = Record<string, unknown> & { type: string; message: string; stack: string }

/** An error without what databases and drivers hang on it: statements' parameters, rows' contents, connection strings. */
export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    message: error.message.slice(0, 500),
    ...(typeof code === 'string' ? { code } : {}),
    stack: (error.stack ?? '').split('\n').slice(1, 15).join('\n'),
  }
}
