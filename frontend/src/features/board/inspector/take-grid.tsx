import { Check } from 'lucide-react'
import type { MouseEvent } from 'react'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { SMALL } from '@/api/pictures'
import { TakePicture } from '@/components/pictures/take-picture'
import type { Shot, Take } from '@/lib/document/model'
import { dragFile } from '@/lib/workflow/dragged-file'
import { useEdits } from '../board-context'
import { versionLabel } from '../canvas/captions'
import { openTakes } from '../viewing/viewing-ui'

/** "v003", and "v003-2" for the second file of one render. */
export const takeLabel = ({ version, variant }: Pick<Take, 'version' | 'variant'>): string =>
  variant > 1 ? `${versionLabel(version)}-${variant}` : versionLabel(version)

type Props = {
  shot: Shot
  takes: readonly Take[]
  chosen: Take
  marked: readonly string[]
  onMark: (id: string) => void
}

/** The newest first. */
export function TakeGrid({ shot, takes, chosen, marked, onMark }: Props) {
  const edits = useEdits()
  const mark = (id: string) => (event: MouseEvent) => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    onMark(id)
  }
  return (
    <RadioGroup
      className="takes"
      aria-label="Chosen take"
      value={chosen.id}
      onChange={(id) => edits.chooseTake(shot.id, id)}
    >
      {takes.toReversed().map((take) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: what is within is the radio
        <div
          key={take.id}
          className={`take-cell${marked.includes(take.id) ? ' is-marked' : ''}`}
          onClickCapture={mark(take.id)}
          onDoubleClick={() => openTakes(shot.id, take.id)}
        >
          <Radio value={take.id} className="take" aria-label={takeLabel(take)}>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: slots take it by their own button too */}
            <span
              className="take-picture"
              style={{ aspectRatio: `${take.width} / ${take.height}` }}
              draggable
              onDragStart={(event) => dragFile(event, take.path)}
            >
              <TakePicture take={take} width={SMALL} />
            </span>
            {takeLabel(take)}
          </Radio>
          {marked.includes(take.id) && (
            <span className="take-mark">
              <Check size={12} aria-hidden />
              <span className="visually-hidden">marked for comparing</span>
            </span>
          )}
        </div>
      ))}
    </RadioGroup>
  )
}
