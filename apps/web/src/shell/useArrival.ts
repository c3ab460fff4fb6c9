/** Arriving on another page: the focus goes to it, and its title is read out once it is known. */
import { useEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import { announce } from '../platform/announce'

export function useArrival() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const kind = useNavigationType()
  const before = useRef(pathname)

  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    main.current?.focus({ preventScroll: true })
    if (kind !== 'POP') scrollTo(0, 0)
  }, [pathname, kind])

  useEffect(() => {
    let title = document.title
    const watcher = new MutationObserver(() => {
      if (!document.title || document.title === title) return
      title = document.title
      announce(title.replace(/ – Alongside$/, ''))
    })
    watcher.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => watcher.disconnect()
  }, [])

  return main
}
