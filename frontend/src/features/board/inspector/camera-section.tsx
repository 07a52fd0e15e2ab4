import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '@/api/context'
import { catalogueQuery } from '@/api/prompt-engine'
import { CameraForm } from '@/components/camera/camera-form'
import { ErrorNote } from '@/components/error-note'
import { EditMotion } from '@/components/motion/edit-motion'
import { Skeleton } from '@/components/skeleton'
import type { Shot } from '@/lib/document/model'
import { useBoard } from '../board-context'
import { Section } from './section'
import { useSelectedShots } from './use-selected-shots'

function Presets({ shots }: { shots: readonly Shot[] }) {
  const { project } = useBoard()
  return (
    <Link
      to="/p/$project/cinematography"
      params={{ project: project.id }}
      search={{ shot: shots.map(({ id }) => id) }}
      className="section-link"
    >
      {shots.length > 1 ? `Presets for ${shots.length} shots` : 'Presets'}
    </Link>
  )
}

/** The camera of the current shot; what is chosen goes to every selected shot. */
export function CameraSection({ shot }: { shot: Shot }) {
  const { data: catalogue, error, refetch } = useQuery(catalogueQuery(useApi()))
  const shots = useSelectedShots(shot)
  return (
    <Section title="Camera" fact={<Presets shots={shots} />}>
      {error && (
        <ErrorNote
          title="The camera choices are missing"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {!catalogue && !error && <Skeleton height={284} />}
      {catalogue && <CameraForm shot={shot} shots={shots} catalogue={catalogue} isBeside />}
      {shots.length === 1 && <EditMotion shot={shot} />}
    </Section>
  )
}
