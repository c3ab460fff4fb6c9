/** An enquiry on a list: its question, who works on it, where it stands, what it found last. */
import { graphql } from '../../gql'
import type { EnquiryCardPartsFragment } from '../../gql/graphql'
import { When } from '../../platform/When'
import { Avatars } from '../../ui/Avatar'
import { LinkCard } from '../../ui/Card'
import { SchoolTag } from '../../ui/SchoolTag'
import { StageStepper } from '../../ui/StageStepper'
import { Tag } from '../../ui/Tag'
import css from './EnquiryCard.module.css'
import { enquiryStateWords } from './enquiry-states'

export const enquiryCardParts = graphql(`
  fragment EnquiryCardParts on Enquiry {
    id
    title
    state
    changedAt
    lastFinding
    lead { id name }
    schools { hasJoined leftAt school { urn name colour } }
    members { state person { id name initials } school { urn colour } }
    currentCycle { id number stage }
  }
`)

export function EnquiryCard({ enquiry }: { readonly enquiry: EnquiryCardPartsFragment }) {
  const { currentCycle: cycle, state } = enquiry
  const working = enquiry.members.filter((member) => member.state === 'JOINED')
  return (
    <LinkCard to={`/enquiries/${enquiry.id}`} title={enquiry.title}>
      <div className={css.schools}>
        {enquiry.schools
          .filter(({ leftAt }) => !leftAt)
          .map(({ school, hasJoined }) => (
            <SchoolTag key={school.urn} school={school} faded={!hasJoined} />
          ))}
      </div>
      {enquiry.lastFinding && <blockquote className={css.finding}>{enquiry.lastFinding}</blockquote>}
      <div className={css.foot}>
        {state === 'ACTIVE' && cycle ? (
          <StageStepper small current={cycle.stage} />
        ) : (
          <Tag tone={enquiryStateWords[state].tone}>{enquiryStateWords[state].label}</Tag>
        )}
        <Avatars people={working.map(({ person, school }) => ({ ...person, colour: school.colour }))} max={4} />
      </div>
      <p className={css.when}>
        {enquiry.lead.name} leads · changed <When at={enquiry.changedAt} />
      </p>
    </LinkCard>
  )
}
