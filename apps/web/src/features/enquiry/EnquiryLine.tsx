/** An enquiry in one line: its question, and where it stands. */
import { Link } from 'react-router'
import { graphql } from '../../gql'
import type { EnquiryLinePartsFragment } from '../../gql/graphql'
import { StageStepper } from '../../ui/StageStepper'
import { Tag } from '../../ui/Tag'
import css from './EnquiryLine.module.css'
import { enquiryStateWords } from './enquiry-states'

export const enquiryLineParts = graphql(`
  fragment EnquiryLineParts on Enquiry {
    id
    title
    state
    currentCycle { id stage }
  }
`)

export function EnquiryLine({ enquiry }: { readonly enquiry: EnquiryLinePartsFragment }) {
  const { id, title, state, currentCycle: cycle } = enquiry
  return (
    <div className={css.line}>
      <Link to={`/enquiries/${id}`}>{title}</Link>
      {state === 'ACTIVE' && cycle ? (
        <StageStepper small current={cycle.stage} />
      ) : (
        <Tag tone={enquiryStateWords[state].tone}>{enquiryStateWords[state].label}</Tag>
      )}
    </div>
  )
}
