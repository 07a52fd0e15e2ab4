import { Aperture, ChevronLeft, ChevronRight, Columns2, CopyPlus, Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAllCommands } from '@/lib/commands'
import type { Shot, Take } from '@/lib/document/model'
import { keyLabel } from '@/lib/keys'
import { useGenerate } from '../../generate/use-generate'
import { useTakes } from '../../use-panel-state'
import { useStepTake } from '../../use-step-take'
import { versionLabel } from '../captions'
import { panelPlan } from '../menu/commands-menu'
import { useOpenPlan } from '../menu/use-context-menu'
import { PanelButton } from './panel-button'

/** A command as a button of the panel; nothing where nobody offers it. */
function CommandButton({ id, children }: { id: string; children: ReactNode }) {
  const command = useAllCommands().find((each) => each.id === id)
  if (!command) return null
  const { title, keys, isAvailable, run } = command
  return (
    <PanelButton
      label={title}
      hint={keys ? `${title}  ${keyLabel(keys)}` : title}
      isDisabled={!(isAvailable?.() ?? true)}
      isSpare
      onPress={run}
    >
      {children}
    </PanelButton>
  )
}

function More({ shot }: { shot: Shot }) {
  const openPlan = useOpenPlan()
  return (
    <button
      type="button"
      className="nodrag nopan icon-button small more"
      aria-label={`More about ${shot.code}`}
      aria-haspopup="menu"
      title="More"
      onClick={({ currentTarget }) => {
        const { left, bottom } = currentTarget.getBoundingClientRect()
        openPlan(panelPlan, { label: shot.code, at: { x: left, y: bottom } })
      }}
    >
      <Ellipsis size={14} aria-hidden />
    </button>
  )
}

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
      <CommandButton id="new-alternate">
        <CopyPlus size={16} strokeWidth={1.6} aria-hidden />
      </CommandButton>
      <CommandButton id="compare">
        <Columns2 size={16} strokeWidth={1.6} aria-hidden />
      </CommandButton>
      <More shot={shot} />
    </>
  )
}
