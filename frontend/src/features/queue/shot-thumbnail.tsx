import { SMALL } from '@/api/pictures'
import { TakePicture } from '@/components/pictures/take-picture'
import { useBoardState } from '@/lib/project/project-context'

/** A shot's last take, small; an empty well while there is none. */
export function ShotThumbnail({ shotId }: { shotId: string | null }) {
  const take = useBoardState(({ takes }) => (shotId === null ? undefined : takes[shotId]?.at(-1)))
  return (
    <span className="queue-thumb" aria-hidden>
      {take && <TakePicture take={take} width={SMALL / 2} />}
    </span>
  )
}
