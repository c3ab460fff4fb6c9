/** The page as it reads: headings, and what people wrote below them. */
import type { ReactNode } from 'react'
import type { ReleasedSummaryPartsFragment } from '../../../gql/graphql'
import css from '../findings/Outcome.module.css'

type Section = ReleasedSummaryPartsFragment['sections'][number]
type Block = Section['blocks'][number]
type Run = Block['runs'][number]

export interface SummaryPaperProps {
  readonly sections: readonly Section[]
  /** Of its headings: 2 where it is a page of its own. */
  readonly level?: 2 | 3
}

export function SummaryPaper({ sections, level = 3 }: SummaryPaperProps) {
  const Heading = `h${level}` as const
  return (
    <div className={css.paper}>
      {sections.map(({ heading, label, blocks }) => (
        <section key={heading}>
          <Heading>{label}</Heading>
          <Blocks blocks={blocks} />
        </section>
      ))}
    </div>
  )
}

const isListed = ({ kind }: Block): boolean => kind === 'bullet' || kind === 'numbered'

/** Paragraphs one after another; those of one list stand in it together. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  const parts: ReactNode[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at]!
    if (!isListed(block)) {
      const text = <Runs runs={block.runs} />
      parts.push(block.kind === 'quote' ? <blockquote key={at}>{text}</blockquote> : <p key={at}>{text}</p>)
      continue
    }
    const list: Block[] = []
    const from = at
    while (blocks[at]?.kind === block.kind) list.push(blocks[at++]!)
    at -= 1
    const items = list.map((item, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: what is written has no other name than its place
      <li key={place}>
        <Runs runs={item.runs} />
      </li>
    ))
    parts.push(block.kind === 'bullet' ? <ul key={from}>{items}</ul> : <ol key={from}>{items}</ol>)
  }
  return parts
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return runs.map((run, at) => {
    const text = run.bold ? <strong>{run.text}</strong> : run.italic ? <em>{run.text}</em> : run.text
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: what is written has no other name than its place
      <span key={at}>
        {run.href ? (
          <a href={run.href} rel="noreferrer">
            {text}
          </a>
        ) : (
          text
        )}
      </span>
    )
  })
}
