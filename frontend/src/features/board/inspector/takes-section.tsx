import { SquareDashed } from 'lucide-react'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { SMALL } from '@/api/pictures'
import { TakePicture } from '@/components/pictures/take-picture'
import type { Shot, Take } from '@/lib/document/model'
import { chosenOf } from '@/lib/jobs/panel-state'
import { took } from '@/lib/jobs/time-left'
import { dragFile } from '@/lib/workflow/dragged-file'
import { useEdits } from '../board-context'
import { versionLabel } from '../canvas/captions'
import { useTakes } from '../use-panel-state'
import { Section } from './section'

function TakeFacts({ take }: { take: Take }) {
  const seconds = (Date.parse(take.finishedAt) - Date.parse(take.startedAt)) / 1000
  const facts = [
    `${take.width} × ${take.height}`,
    take.seed !== null && `seed ${take.seed}`,
    take.nodeName,
    Number.isFinite(seconds) && took(seconds),
  ]
  return <p className="take-facts">{facts.filter(Boolean).join(', ')}</p>
}

/** Every take of the shot; one click chooses. */
export function TakesSection({ shot }: { shot: Shot }) {
  const edits = useEdits()
  const takes = useTakes(shot.id)
  const chosen = chosenOf(takes, shot.chosenTake)
  if (!chosen) {
    return (
      <Section title="Takes">
        <p className="section-none">
          <SquareDashed size={14} aria-hidden />
          No take yet
        </p>
      </Section>
    )
  }
  return (
    <Section title="Takes" fact={takes.length}>
      <RadioGroup
        className="takes"
        aria-label="Chosen take"
        value={chosen.id}
        onChange={(id) => edits.chooseTake(shot.id, id)}
      >
        {takes.toReversed().map((take) => (
          <Radio
            key={take.id}
            value={take.id}
            className="take"
            aria-label={versionLabel(take.version)}
          >
            {/* biome-ignore lint/a11y/noStaticElementInteractions: slots take it by their own button too */}
            <span
              className="take-picture"
              style={{ aspectRatio: `${take.width} / ${take.height}` }}
              draggable
              onDragStart={(event) => dragFile(event, take.path)}
            >
              <TakePicture take={take} width={SMALL} />
            </span>
            {versionLabel(take.version)}
          </Radio>
        ))}
      </RadioGroup>
      <TakeFacts take={chosen} />
    </Section>
  )
}
