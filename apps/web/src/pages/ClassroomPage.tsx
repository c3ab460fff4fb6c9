/** A research lesson as it happens: full screen, on a tablet, also where there is no network. */
import type { LessonId } from '@alongside/domain/ids'
import { useParams } from 'react-router'
import { ClassroomView } from '../features/classroom/ClassroomView'
import { useViewer } from '../platform/session'
import { NotesNotTaken } from '../shell/NotesNotTaken'

export default function ClassroomPage() {
  const { lesson } = useParams()
  const { id } = useViewer()
  return <ClassroomView key={lesson} lessonId={lesson as LessonId} notTaken={<NotesNotTaken personId={id} />} />
}
