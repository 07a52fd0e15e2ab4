import { Link } from '@tanstack/react-router'
import { LayoutGrid } from 'lucide-react'
import type { GalleryFile } from '@/api/gallery'
import { useBoardState, useProject } from '@/lib/project/project-context'
import { useIsPick } from '../tiles/tile'

/** The shots that show this file or are made from it. */
export function UsedIn({ file }: { file: GalleryFile }) {
  const { project } = useProject()
  const isPick = useIsPick(file)
  const shots = useBoardState((state) => state.shots)
  const own = file.shot_id ? shots[file.shot_id] : undefined
  const others = Object.values(shots).filter(({ values }) =>
    JSON.stringify(values).includes(JSON.stringify(file.path)),
  )
  if (!own && others.length === 0) return null
  return (
    <section className="file-section" aria-label="Used in">
      <header>
        <h3>Used in</h3>
      </header>
      <ul className="used-in">
        {own && (
          <li>
            <LayoutGrid size={14} strokeWidth={1.6} aria-hidden />
            <Link to="/p/$project/board" params={{ project: project.id }} search={{ shot: own.id }}>
              {own.code}
            </Link>
            {isPick ? ', chosen take' : ', one of its takes'}
          </li>
        )}
        {others.map(({ id, code }) => (
          <li key={id}>
            <LayoutGrid size={14} strokeWidth={1.6} aria-hidden />
            <Link to="/p/$project/board" params={{ project: project.id }} search={{ shot: id }}>
              {code}
            </Link>
            , as a reference
          </li>
        ))}
      </ul>
    </section>
  )
}
