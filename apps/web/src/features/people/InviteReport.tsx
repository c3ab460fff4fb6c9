/** What became of each line of a pasted list. */
import { graphql } from '../../gql'
import type { InviteReportLineFragment } from '../../gql/graphql'
import { CopyText } from '../../ui/CopyText'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { Table } from '../../ui/Table'
import { Tag } from '../../ui/Tag'

export const inviteReportLine = graphql(`
  fragment InviteReportLine on InviteLine {
    line
    text
    email
    outcome
    message
    invitation { id email name link }
  }
`)

const outcomes = {
  INVITED: { label: 'Invited', tone: 'good' },
  ALREADY_HERE: { label: 'Here already', tone: 'plain' },
  ALREADY_INVITED: { label: 'Invited before', tone: 'plain' },
  REFUSED: { label: 'Not invited', tone: 'warn' },
} as const

export function InviteReport({ lines }: { readonly lines: readonly InviteReportLineFragment[] }) {
  const invited = lines.filter(({ outcome }) => outcome === 'INVITED').length
  const refused = lines.filter(({ outcome }) => outcome === 'REFUSED').length
  const links = lines.flatMap(({ invitation }) => (invitation?.link ? [invitation] : []))
  return (
    <Stack>
      <Notice tone={refused > 0 ? 'warn' : 'good'}>
        {invited === 1 ? 'One person was invited.' : `${invited} people were invited.`}
        {refused > 0 && ` ${refused === 1 ? 'One line' : `${refused} lines`} could not be used: see below.`}
      </Notice>
      {links.length > 0 && (
        <Stack gap="s">
          <p>
            This installation sends no mail. Pass each link on yourself, to that person only: whoever opens it is let
            in. It is shown this once.
          </p>
          {links.length > 1 && (
            <CopyText
              label="All links, one a line, for a spreadsheet"
              text={links.map(({ email, link }) => `${email}\t${link}`).join('\n')}
            />
          )}
          {links.map(({ id, email, link }) => (
            <CopyText key={id} label={email} text={link ?? ''} />
          ))}
        </Stack>
      )}
      <Table
        caption="Each line of the list and what became of it"
        rows={lines}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: 'line', title: 'Line', numeric: true, cell: ({ line }) => line },
          { key: 'text', title: 'What it says', heads: true, cell: ({ text }) => text },
          {
            key: 'outcome',
            title: 'Outcome',
            cell: ({ outcome }) => <Tag tone={outcomes[outcome].tone}>{outcomes[outcome].label}</Tag>,
          },
          { key: 'why', title: 'Why', cell: ({ message }) => message },
        ]}
      />
    </Stack>
  )
}
