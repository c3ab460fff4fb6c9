/** The ids of rows in their order: each row watches its own words, and the list is drawn anew only when it changes. */
import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

export function useRowIds(doc: Y.Doc, read: (doc: Y.Doc) => readonly string[]): readonly string[] {
  const { watch, ids } = useMemo(() => idsOf(doc, read), [doc, read])
  return useSyncExternalStore(watch, ids)
}

function idsOf(doc: Y.Doc, read: (doc: Y.Doc) => readonly string[]) {
  let ids = read(doc)
  const watch = (heard: () => void) => {
    const look = () => {
      const now = read(doc)
      if (now.join() === ids.join()) return
      ids = now
      heard()
    }
    look()
    doc.on('update', look)
    return () => doc.off('update', look)
  }
  return { watch, ids: () => ids }
}
