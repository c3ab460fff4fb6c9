// A failure that the person at the keyboard can do something about: what happened, and what to do next.

export class Trouble extends Error {
  /**
   * @param {string} what one sentence
   * @param {string} [remedy] what to do about it
   */
  constructor(what, remedy = '') {
    super(what)
    this.name = 'Trouble'
    this.remedy = remedy
  }
}

/** The lines to print for any error: a plain sentence for trouble we know, the whole stack for a fault of ours. */
export function explain(error) {
  // Parts of an error that was thrown for several reasons at once, such as each address of one host.
  if (error instanceof AggregateError && error.errors.length) return explain(error.errors[0])
  if (error instanceof Trouble) return [error.message, error.remedy].filter(Boolean).join('\n  ')
  if (error?.code === 'ENOSPC')
    return 'The disk is full.\n  Make some room and start again: nothing that was saved is lost.'
  if (error?.code === 'EACCES' || error?.code === 'EROFS') {
    return `This account may not write ${error.path ?? 'there'}.\n  Use a folder of your own, or choose one with ALONGSIDE_DATA=/path.`
  }
  return error?.stack ?? String(error)
}
