// The server as a process of its own, and nothing else: says where it listens.
import { serve } from '../../apps/api/dist/main.js'

const { url } = await serve(JSON.parse(process.argv[2]))
process.send({ url })
