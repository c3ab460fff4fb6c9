/** For whoever belongs to no alliance yet, and for whoever runs the installation. */
import { IconHeartHandshake, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { AllAlliances } from '../features/alliance/AllAlliances'
import { CreateAllianceDialog } from '../features/alliance/CreateAllianceDialog'
import { AwaitingMemberships } from '../features/membership/AwaitingMemberships'
import { SchoolPicker } from '../features/school/SchoolPicker'
import type { PickableSchoolFragment } from '../gql/graphql'
import { useViewer } from '../platform/session'
import { Button, ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'

export function AllianceHome() {
  const viewer = useViewer()
  const [creating, setCreating] = useState(false)
  const [lead, setLead] = useState<PickableSchoolFragment | null>(null)
  const create = () => {
    setLead(null)
    setCreating(true)
  }
  return (
    <Page
      title={viewer.isAdmin ? 'Alliances' : 'Alliance'}
      lead="Schools that chose to improve together."
      actions={
        viewer.isAdmin && (
          <Button look="primary" icon={<IconPlus />} onClick={create}>
            Create an alliance
          </Button>
        )
      }
    >
      <AwaitingMemberships
        otherwise={
          !viewer.isAdmin && (
            <EmptyState
              icon={<IconHeartHandshake />}
              title={viewer.isGuest ? 'You are here as a guest' : 'Your school is in no alliance yet'}
              action={
                <ButtonLink to={viewer.isGuest ? '/enquiries' : '/schools'}>
                  {viewer.isGuest ? 'To what I was asked to read' : 'Find schools near you'}
                </ButtonLink>
              }
            >
              {viewer.isGuest
                ? 'A guest reads what a group has opened to them. What the alliance shares is for its schools.'
                : 'An alliance’s coordinator invites your school; you accept and sign for it as its head. An invitation would stand here.'}
            </EmptyState>
          )
        }
      />
      {viewer.isAdmin && <AllAlliances onCreate={create} />}
      {creating && (
        <CreateAllianceDialog
          leadUrn={lead?.urn ?? null}
          picker={
            <SchoolPicker
              label="Which school shall lead?"
              hint="Its head is asked by the coordinator."
              optional
              chosen={lead}
              onChoose={setLead}
            />
          }
          onClose={() => setCreating(false)}
        />
      )}
    </Page>
  )
}
