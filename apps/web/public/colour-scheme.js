// Runs before the first paint, so that nobody who chose dark sees a white flash. The switch is in src/platform/colour-scheme.ts.
let chosen = null
try {
  chosen = localStorage.getItem('alongside.colour-scheme')
} catch {
  // Storage is blocked on this device: follow the system.
}
document.documentElement.dataset.mantineColorScheme =
  chosen === 'light' || chosen === 'dark'
    ? chosen
    : matchMedia('(prefers-color-scheme: dark)').matches
      ? 'dark'
      : 'light'
