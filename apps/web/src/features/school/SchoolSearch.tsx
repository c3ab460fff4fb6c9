/** Searching all schools of the register: the words, and two filters. */
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { useShortcut } from '../../platform/shortcuts'
import { CheckField } from '../../ui/CheckField'
import { SearchField } from '../../ui/SearchField'
import { SelectField } from '../../ui/SelectField'
import css from './SchoolSearch.module.css'
import { phaseChoices } from './school-words'
import { useArrowKeys } from './useArrowKeys'
import type { Asking } from './useSchoolQuestion'

export interface SchoolSearchProps {
  readonly asking: Asking
  /** The results, or what stands in their place. */
  readonly children: ReactNode
  readonly aside?: ReactNode
}

export function SchoolSearch({ asking, children, aside }: SchoolSearchProps) {
  const { question, text, type, choose } = asking
  const box = useRef<HTMLElement>(null)
  useArrowKeys(box, 'a[data-result]')
  useShortcut('/', () => box.current?.querySelector<HTMLInputElement>('input[type="search"]')?.focus())
  return (
    <search ref={box} className={css.box}>
      <div className={css.fields}>
        <SearchField
          label="Find a school by its name, town or URN"
          className={css.words}
          value={text}
          maxLength={100}
          spellCheck={false}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <SelectField
          label="Phase"
          hideLabel
          optional
          className={css.phase}
          placeholder="Every phase"
          choices={phaseChoices}
          value={question.phase}
          onChange={(event) => choose({ phase: event.currentTarget.value })}
        />
        <CheckField
          label="Takes part in Alongside"
          checked={question.takingPart}
          onChange={(event) => choose({ takingPart: event.currentTarget.checked })}
        />
      </div>
      <div className={css.results}>{children}</div>
      {aside && <aside className={css.aside}>{aside}</aside>}
    </search>
  )
}
