import { TriangleAlert } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { RenameLine } from '@/api/gallery-changes'
import { useWindow } from '@/lib/use-window'
import { conflictsFirst, isChange } from './renaming'

/** Px, as `rename.css` draws a line. */
const LINE = 40

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

function Line({ line, top }: { line: RenameLine; top: number }) {
  const { path, name, conflict } = line
  return (
    <li
      className={`rename-line${conflict ? ' is-conflict' : ''}${isChange(line) ? '' : ' is-same'}`}
      style={{ top }}
    >
      <span className="cut" title={path}>
        {nameOf(path)}
      </span>
      <span className="cut rename-new" title={name}>
        {name}
      </span>
      {conflict && (
        <span className="rename-conflict">
          <TriangleAlert size={12} aria-hidden />
          <span className="cut" title={conflict}>
            {conflict}
          </span>
        </span>
      )}
    </li>
  )
}

/** Every name as it is and as it would be; only the lines in view are drawn. */
export function RenameLines({ lines }: { lines: readonly RenameLine[] }) {
  const place = useRef<HTMLDivElement>(null)
  const sorted = useMemo(() => conflictsFirst(lines), [lines])
  const starts = useMemo(
    () => Array.from({ length: sorted.length + 1 }, (_, index) => index * LINE),
    [sorted.length],
  )
  const { from, to } = useWindow(place, { starts })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div ref={place} className="rename-lines" role="group" aria-label="New names" tabIndex={0}>
      <ol style={{ height: sorted.length * LINE }}>
        {sorted.slice(from, to).map((line, index) => (
          <Line key={line.path} line={line} top={(from + index) * LINE} />
        ))}
      </ol>
    </div>
  )
}
