/** What is asked of the register, kept in the address: going back from a school finds the same list. */
import { useEffect, useState } from 'react'
import { useLocation, useNavigationType, useSearchParams } from 'react-router'
import { useSettled } from './useSettled'

export interface SchoolQuestion {
  readonly search: string
  readonly phase: string
  readonly takingPart: boolean
  /** Nothing in particular: the whole register, from A. */
  readonly all: boolean
}

export interface Asking {
  readonly question: SchoolQuestion
  /** What stands in the field at this moment. */
  readonly text: string
  readonly type: (text: string) => void
  readonly choose: (change: Partial<Omit<SchoolQuestion, 'search'>>) => void
  /** Nothing is asked: the page shows what is near. */
  readonly isAtRest: boolean
}

export function useSchoolQuestion(): Asking {
  const [params, setParams] = useSearchParams()
  const { key } = useLocation()
  const cameBy = useNavigationType()
  const search = params.get('q') ?? ''
  const [text, setText] = useState(search)
  const [seen, setSeen] = useState(key)
  const settled = useSettled(text).trim()
  const question = {
    search,
    phase: params.get('phase') ?? '',
    takingPart: params.has('here'),
    all: params.has('all'),
  }
  // Somebody pressed “Schools” in the rail while a search stood here: the field begins anew with the page.
  if (key !== seen) {
    setSeen(key)
    if (cameBy !== 'REPLACE') setText(search)
  }
  const write = ({ search: q, phase, takingPart, all }: SchoolQuestion) =>
    setParams(
      {
        ...(q && { q }),
        ...(phase && { phase }),
        ...(takingPart && { here: '1' }),
        ...(all && { all: '1' }),
      },
      { replace: true },
    )
  useEffect(() => {
    if (settled !== search && settled === text.trim()) write({ ...question, search: settled })
  })
  return {
    question,
    text,
    type: setText,
    choose: (change) => write({ ...question, ...change, search: settled }),
    isAtRest: search === '' && !question.phase && !question.takingPart && !question.all,
  }
}
