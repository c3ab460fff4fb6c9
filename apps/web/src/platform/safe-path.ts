/** Where to go after signing in: only ever a place inside this site. */
const origin = 'https://alongside.invalid'

export function safePath(next: string | null | undefined, otherwise = '/today'): string {
  if (!next?.startsWith('/') || next.includes('\\')) return otherwise
  const url = new URL(next, origin)
  // "//elsewhere.example" and its relatives resolve to another host.
  if (url.origin !== origin || url.pathname.startsWith('/sign-in')) return otherwise
  return url.pathname + url.search + url.hash
}
