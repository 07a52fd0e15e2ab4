import { useQuery } from '@tanstack/react-query'
import { Aperture, ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useApi } from '@/api/context'
import { catalogueQuery } from '@/api/prompt-engine'
import { useJobState } from '../board-context'
import type { Shot, Take } from '../document/model'
import { useGenerate, useJobActions } from '../generate/use-generate'
import { causeInShort, type PanelState } from '../jobs/panel-state'
import { clock, secondsLeft } from '../jobs/time-left'
import { StatusIcon } from '../status-icon'
import { useTakes } from '../use-panel-state'
import { useStepTake } from '../use-step-take'
import { lensLine, versionLabel } from './captions'
import { PanelButton } from './panel-button'

function Lens({ shot }: { shot: Shot }) {
  const { data: catalogue = [] } = useQuery(catalogueQuery(useApi()))
  return <span className="lens">{lensLine(shot, catalogue)}</span>
}

function Ticks({ takes, chosen }: { takes: readonly Take[]; chosen: Take }) {
  return (
    <span className="ticks" aria-hidden>
      {takes.slice(-12).map((take) => (
        <i key={take.id} className={take.id === chosen.id ? 'on' : ''} />
      ))}
    </span>
  )
}

/** "KSampler, step 5 of 14"; where there is little room, "Step 5 of 14". */
function StageWords({ text }: { text: string }) {
  const [where, step] = text.split(/, (?=step )/)
  if (!step) return <span className="cut t1">{text}</span>
  return (
    <span className="cut t1 stage" title={text}>
      <span className="stage-class">{where}, </span>
      {step}
    </span>
  )
}

function Rendering({ state, code }: { state: PanelState & { kind: 'rendering' }; code: string }) {
  const left = useJobState(({ jobs }) => {
    const job = jobs[state.jobId]
    return job ? secondsLeft(job, Date.now()) : null
  })
  const { cancel } = useJobActions()
  return (
    <>
      <StatusIcon kind="rendering" />
      <StageWords text={state.text} />
      <span className="grow" />
      <span className="t3">
        {left === null ? `${Math.round(state.fraction * 100)} %` : clock(left)}
      </span>
      <PanelButton label={`Cancel render of ${code}`} onPress={() => cancel(state.jobId)}>
        <X size={14} aria-hidden />
      </PanelButton>
    </>
  )
}

function Queued({ state, code }: { state: PanelState & { kind: 'queued' }; code: string }) {
  const { cancel } = useJobActions()
  const { jobId } = state
  return (
    <>
      <StatusIcon kind="queued" />
      <span className="cut">{state.text}</span>
      <span className="grow" />
      {jobId && (
        <PanelButton label={`Take ${code} out of the queue`} onPress={() => cancel(jobId)}>
          <X size={14} aria-hidden />
        </PanelButton>
      )}
    </>
  )
}

function Failed({ state, shot }: { state: PanelState & { kind: 'failed' }; shot: Shot }) {
  const generate = useGenerate()
  const { retry } = useJobActions()
  const again = () => (state.jobId ? retry(state.jobId) : void generate(shot.id))
  return (
    <>
      <StatusIcon kind="failed" />
      <span className="cut status-failed" title={state.cause}>
        {causeInShort(state.cause)}
      </span>
      <span className="grow" />
      <PanelButton label={`Retry ${shot.code}`} text="Retry" onPress={again} />
    </>
  )
}

function TakeTools({ shot, take }: { shot: Shot; take: Take }) {
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

function Rendered({ shot, take }: { shot: Shot; take: Take }) {
  const takes = useTakes(shot.id)
  return (
    <>
      <Lens shot={shot} />
      <span className="grow" />
      <Ticks takes={takes} chosen={take} />
      <span className="t3">{versionLabel(take.version)}</span>
    </>
  )
}

function Empty({ shot }: { shot: Shot }) {
  const generate = useGenerate()
  return (
    <>
      <Lens shot={shot} />
      <span className="grow" />
      <PanelButton
        label={`Generate ${shot.code}`}
        text="Generate"
        onPress={() => void generate(shot.id)}
      >
        <Aperture size={16} strokeWidth={1.6} aria-hidden />
      </PanelButton>
    </>
  )
}

type Props = { shot: Shot; state: PanelState; isCurrent: boolean }

/** Line two of a panel: what its state asks for. */
export function CaptionLine({ shot, state, isCurrent }: Props) {
  switch (state.kind) {
    case 'empty':
      return <Empty shot={shot} />
    case 'queued':
      return <Queued state={state} code={shot.code} />
    case 'rendering':
      return <Rendering state={state} code={shot.code} />
    case 'rendered':
      return isCurrent ? (
        <TakeTools shot={shot} take={state.take} />
      ) : (
        <Rendered shot={shot} take={state.take} />
      )
    case 'failed':
      return <Failed state={state} shot={shot} />
    default:
      return state satisfies never
  }
}
