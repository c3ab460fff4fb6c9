// What runs in the process: the built server, and the ending that `npm start` gives it.
import { serve } from '../../apps/api/dist/main.js'
import { prepareEnding, SERVER_LIMIT_MS } from '../../tools/lib/ending.mjs'

const ending = prepareEnding()
const serving = await serve(JSON.parse(process.argv[2]))
ending.add(() => serving.close(), SERVER_LIMIT_MS)
process.send({ url: serving.url })
