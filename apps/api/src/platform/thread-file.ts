/** Where a thread's file is: beside whoever begins it, and the built one for whoever runs from the sources. */
import fs from 'node:fs'

export const threadFile = (beside: URL): URL =>
  fs.existsSync(beside) ? beside : new URL(beside.href.replace('/src/', '/dist/'))
