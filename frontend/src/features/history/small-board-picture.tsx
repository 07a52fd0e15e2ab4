import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { SMALL, thumbnailUrl } from '@/api/pictures'
import type { BoardContent } from '@/lib/document/write-content'
import { useBoardState, useProject } from '@/lib/project/project-context'
import { smallBoard } from './small-board'

/** Beyond it panels are plain boxes: nobody sees a picture of four pixels. */
const MOST_PICTURES = 120

/** Where the pictures of chosen takes lie, by take. */
function usePaths(): ReadonlyMap<string, { path: string; version: string }> {
  const takes = useBoardState((state) => state.takes)
  return useMemo(
    () =>
      new Map(
        Object.values(takes)
          .flat()
          .map(({ id, path, sha256 }) => [id, { path, version: sha256 }]),
      ),
    [takes],
  )
}

/** A board as it was, in small. */
export function SmallBoardPicture({ content }: { content: BoardContent }) {
  const api = useApi()
  const { project } = useProject()
  const paths = usePaths()
  const { panels, box } = useMemo(() => smallBoard(content), [content])
  return (
    <svg
      className="small-board"
      viewBox={box.join(' ')}
      preserveAspectRatio="xMidYMid meet"
      role="img"
      aria-label={`The board with ${panels.length} panels`}
    >
      {panels.map(({ id, code, take, ...place }) => {
        const picture = panels.length <= MOST_PICTURES && take !== null && paths.get(take)
        return (
          <g key={id}>
            <rect x={place.x} y={place.y} width={place.w} height={place.h} />
            <text x={place.x + place.w / 2} y={place.y + place.h / 2}>
              {code}
            </text>
            {picture && (
              <image
                x={place.x}
                y={place.y}
                width={place.w}
                height={place.h}
                preserveAspectRatio="xMidYMid slice"
                href={thumbnailUrl(api, { project: project.id, width: SMALL, ...picture })}
              />
            )}
          </g>
        )
      })}
    </svg>
  )
}
