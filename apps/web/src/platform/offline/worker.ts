/** Starts the service worker, which opens the lesson pages without a network. Loaded by those pages only. */
import { canKeep } from '../live/device-store'

const address = '/sw.js'

/** Browsers that know Trusted Types start a worker only from an address that a named policy has let through: this one. */
function allowed(): string {
  const types = (window as { trustedTypes?: { createPolicy(name: string, rules: object): TrustedAddresses } })
    .trustedTypes
  return types
    ? types.createPolicy('alongside-worker', { createScriptURL: () => address }).createScriptURL('')
    : address
}

interface TrustedAddresses {
  createScriptURL(asked: string): string
}

let isStarted = false

export function startWorker(): void {
  if (isStarted || !canKeep() || !('serviceWorker' in navigator) || !import.meta.env.PROD) return
  isStarted = true
  // The page works without it; what it promises for the next time without a network is then not kept.
  navigator.serviceWorker.register(allowed(), { updateViaCache: 'none' }).catch((error: unknown) => {
    isStarted = false
    console.warn(error)
  })
}
