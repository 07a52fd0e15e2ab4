import { Aperture, ChevronLeft, ChevronRight } from 'lucide-react'
import type { Shot, Take } from '@/lib/document/model'
import { useGenerate } from '../generate/use-generate'
import { useTakes } from '../use-panel-state'
import { useStepTake } from '../use-step-take'
import { versionLabel } from './captions'
import { PanelButton } from './panel-button'

/** The tools of the current shot: its takes and Generate. */
export function TakeTools({ shot, take }: { shot: Shot; take: Take }) {
  const takes = useTakes(shot.id)
  const stepTake = useStepTake()
  const generate = useGenerate()
  const place = takes.findIndex(({ id }) => id === take.id)
  return (
    <>
      <PanelButton
        label="Previous take"
        hint="Previous take  ["
        isDisabled={place <= 0}
        onPress={() => stepTake(shot.id, -1)}
      >
        <ChevronLeft size={14} aria-hidden />
      </PanelButton>
      <span className="t1" title={`Take ${place + 1} of ${takes.length}`}>
        {versionLabel(take.version)}
      </span>
      <PanelButton
        label="Next take"
        hint="Next take  ]"
        isDisabled={place >= takes.length - 1}
        onPress={() => stepTake(shot.id, 1)}
      >
        <ChevronRight size={14} aria-hidden />
      </PanelButton>
      <span className="grow" />
      <PanelButton
        label={`Generate ${shot.code}`}
        hint="Generate  G"
        onPress={() => void generate(shot.id)}
      >
        <Aperture size={16} strokeWidth={1.6} aria-hidden />
      </PanelButton>
    </>
  )
}
