import { Link } from '@tanstack/react-router'
import { SMALL } from '@/api/pictures'
import { TakePicture } from '@/components/pictures/take-picture'
import { counted } from '@/lib/format/counted'
import { useProject } from '@/lib/project/project-context'
import { clock, type SceneNumbers } from './numbers'

const MOST_PICTURES = 6

type Props = { numbers: SceneNumbers; ratio: number }

/** A scene as its pictures, how long it is, and how much of it is there. */
export function SceneCard({ numbers, ratio }: Props) {
  const { project } = useProject()
  const { scene, number, shots, rendered, seconds, pictures } = numbers
  const [first] = shots
  return (
    <li className="scene-card">
      <h3>
        <Link
          to="/p/$project/board"
          params={{ project: project.id }}
          search={first ? { shot: first.id } : {}}
        >
          {number} {scene.name}
        </Link>
        {scene.heading && <span className="t3">{scene.heading}</span>}
      </h3>
      <div className="scene-pictures">
        {pictures.slice(0, MOST_PICTURES).map((take) => (
          <span key={take.id} className="scene-picture" style={{ aspectRatio: ratio }}>
            <TakePicture take={take} width={SMALL} />
          </span>
        ))}
        {pictures.length === 0 && (
          <span className="scene-picture thirds" style={{ aspectRatio: ratio }} />
        )}
      </div>
      {scene.description && <p className="t2">{scene.description}</p>}
      <p className="t3 t-12">
        {counted(shots.length, 'shot')}, {rendered} rendered
        {seconds > 0 && `, ${clock(seconds)}`}
      </p>
    </li>
  )
}
