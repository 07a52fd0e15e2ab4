import { Columns2, History, SquareDashed } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/button'
import type { Shot, Take } from '@/lib/document/model'
import { chosenOf } from '@/lib/jobs/panel-state'
import { took } from '@/lib/jobs/time-left'
import { useGenerate } from '../generate/use-generate'
import { useTakes } from '../use-panel-state'
import { useStaleness } from '../use-staleness'
import { compareTakes } from '../viewing/viewing-ui'
import { Section } from './section'
import { TakeGrid } from './take-grid'
import { TakeMenu } from './take-menu'

/** As many as stand side by side. */
const MOST = 4

function TakeFacts({ take }: { take: Take }) {
  const seconds = (Date.parse(take.finishedAt) - Date.parse(take.startedAt)) / 1000
  const facts = [
    `${take.width} × ${take.height}`,
    take.seed !== null && `seed ${take.seed}`,
    take.nodeName,
    Number.isFinite(seconds) && took(seconds),
  ]
  return <p className="take-facts cut">{facts.filter(Boolean).join(', ')}</p>
}

/** Why the chosen take is not what the shot would render now, and the way to one that is. */
function StaleNote({ shot, take }: { shot: Shot; take: Take }) {
  const stale = useStaleness(shot, take)
  const generate = useGenerate()
  if (!stale) return null
  return (
    <p className="stale-note status-stale" role="status">
      <History size={14} aria-hidden />
      <span>{stale.words}</span>
      <span className="grow" />
      <Button size="small" look="box" onPress={() => void generate(shot.id)}>
        Render again
      </Button>
    </p>
  )
}

function Empty() {
  return (
    <Section title="Takes">
      <p className="section-none">
        <SquareDashed size={14} aria-hidden />
        No take yet
      </p>
    </Section>
  )
}

/** Every take of the shot: one click chooses, Ctrl and a click marks for comparing. */
export function TakesSection({ shot }: { shot: Shot }) {
  const takes = useTakes(shot.id)
  const [marked, setMarked] = useState<readonly string[]>([])
  const chosen = chosenOf(takes, shot.chosenTake)
  if (!chosen) return <Empty />
  const toggle = (id: string) =>
    setMarked((before) =>
      before.includes(id) ? before.filter((each) => each !== id) : [...before, id].slice(-MOST),
    )
  const there = takes.filter(({ id }) => marked.includes(id)).map(({ id }) => id)
  const compared = there.length > 1 ? there : [...new Set([chosen.id, ...there])]
  return (
    <Section title="Takes" fact={takes.length}>
      <StaleNote shot={shot} take={chosen} />
      <TakeGrid shot={shot} takes={takes} chosen={chosen} marked={there} onMark={toggle} />
      <div className="take-foot">
        <TakeFacts take={chosen} />
        <span className="grow" />
        {compared.length > 1 && (
          <Button size="small" look="box" onPress={() => compareTakes(shot.id, compared)}>
            <Columns2 size={14} aria-hidden />
            Compare {compared.length}
          </Button>
        )}
        <TakeMenu shot={shot} take={chosen} />
      </div>
    </Section>
  )
}
