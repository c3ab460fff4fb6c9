/** To the view for a tablet in which evidence is noted. */
import { IconNotes } from '@tabler/icons-react'
import { ButtonLink } from '../../../ui/Button'

export function NoteEvidenceLink({ id }: { readonly id: string }) {
  return (
    <ButtonLink look="primary" icon={<IconNotes />} to={`/challenges/${id}/evidence`}>
      Note evidence
    </ButtonLink>
  )
}
