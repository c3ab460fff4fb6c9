/** Text as people typed it: paragraphs, short headings over what follows them, and lists of lines that begin with a dash. */
import { cx } from './cx'
import css from './Prose.module.css'

export interface ProseProps {
  readonly text: string
  /** On a sheet of its own that scrolls, for a long text inside a dialog. */
  readonly sheet?: boolean
  readonly label?: string
}

const dash = /^[-–•*]\s+/

export function Prose({ text, sheet, label }: ProseProps) {
  const blocks = text.trim().split(/\n{2,}/)
  const inside = blocks.map((block, place) => {
    const lines = block.split('\n')
    const [first = '', ...rest] = lines
    const isHeaded = rest.length > 0 && first.length < 90 && !/[.,;:]$/.test(first) && !dash.test(first)
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text have no other name than their place
      <div key={place}>
        {isHeaded && <p className={css.heading}>{first}</p>}
        <Lines lines={isHeaded ? rest : lines} />
      </div>
    )
  })
  if (!sheet) return <div className={css.prose}>{inside}</div>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse must be able to scroll it
    <section className={cx(css.prose, css.sheet)} aria-label={label} tabIndex={0}>
      {inside}
    </section>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.every((line) => dash.test(line))) {
    return (
      <ul className={css.list}>
        {lines.map((line) => (
          <li key={line}>{line.replace(dash, '')}</li>
        ))}
      </ul>
    )
  }
  return <p className={css.lines}>{lines.join('\n')}</p>
}
