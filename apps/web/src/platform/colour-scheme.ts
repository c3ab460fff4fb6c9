/** Light or dark: as the system says, or as chosen on this device. The first paint is public/colour-scheme.js's. */
import { createStore, useStore } from './store'

export type ColourScheme = 'auto' | 'light' | 'dark'

const key = 'alongside.colour-scheme'
const system = matchMedia('(prefers-color-scheme: dark)')

function remembered(): ColourScheme {
  try {
    const value = localStorage.getItem(key)
    return value === 'light' || value === 'dark' ? value : 'auto'
  } catch {
    return 'auto'
  }
}

const chosen = createStore<ColourScheme>(remembered())
const shown = createStore<'light' | 'dark'>('light')

function apply(): void {
  const scheme = chosen.get()
  const now = scheme === 'auto' ? (system.matches ? 'dark' : 'light') : scheme
  document.documentElement.dataset.mantineColorScheme = now
  shown.set(now)
}

system.addEventListener('change', apply)
apply()

export function chooseColourScheme(scheme: ColourScheme): void {
  try {
    if (scheme === 'auto') localStorage.removeItem(key)
    else localStorage.setItem(key, scheme)
  } catch {
    // Storage is blocked on this device: the choice lasts until the page is closed.
  }
  chosen.set(scheme)
  apply()
}

export const useColourScheme = (): { readonly chosen: ColourScheme; readonly shown: 'light' | 'dark' } => ({
  chosen: useStore(chosen),
  shown: useStore(shown),
})
