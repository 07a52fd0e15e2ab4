import { Aperture } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Segmented } from '@/components/segmented'
import { useBoardState } from '@/lib/project/project-context'
import { useBoardUi } from '../board-ui'
import { costWords } from './cost'
import './generate.css'
import { chooseScope, closeGenerate, setOptions, useGenerateUi } from './generate-ui'
import { NodeChoice } from './node-choice'
import { isScope, type Scope, scopes, shotsByScope } from './scope'
import { useCost } from './use-cost'
import { useGenerate } from './use-generate'

const names: Record<Scope, string> = {
  current: 'This shot',
  selected: 'Selected',
  scene: 'Its scene',
  all: 'All',
  stale: 'Stale',
}

const counts = [1, 2, 4] as const

function useShots() {
  const scenes = useBoardState((state) => state.scenes)
  const shots = useBoardState((state) => state.shots)
  const takes = useBoardState((state) => state.takes)
  const project = useBoardState((state) => state.project)
  const selected = useBoardUi((ui) => ui.selected)
  const current = useBoardUi((ui) => ui.current)
  return useMemo(
    () => shotsByScope({ scenes, shots, takes, project }, { selected, current }),
    [scenes, shots, takes, project, selected, current],
  )
}

function Takes() {
  const { takes, nodes } = useGenerateUi(({ options }) => options)
  const canBeEach = nodes.length > 1
  return (
    <Segmented
      label="Takes"
      value={String(takes)}
      segments={[
        ...counts.map((count) => ({ id: String(count), label: String(count) })),
        ...(canBeEach ? [{ id: 'each', label: 'One on each node' }] : []),
      ]}
      onChange={(id) => setOptions({ takes: id === 'each' ? 'each' : Number(id) })}
    />
  )
}

/** With fewer than two nodes there is no "each" to go on meaning. */
function chooseNodes(nodes: readonly string[]): void {
  const { takes } = useGenerateUi.getState().options
  setOptions({ nodes, ...(takes === 'each' && nodes.length < 2 && { takes: 1 }) })
}

function Asked() {
  const { scope, options } = useGenerateUi()
  const byScope = useShots()
  const shots = byScope[scope]
  const cost = useCost(shots, options)
  const generate = useGenerate()
  const start = () => {
    closeGenerate()
    void generate(
      shots.map(({ id }) => id),
      options,
    )
  }
  return (
    <div className="generate-asked">
      <Segmented
        label="Shots"
        value={scope}
        segments={scopes.map((id) => ({ id, label: `${names[id]} ${byScope[id].length}` }))}
        onChange={(id) => isScope(id) && chooseScope(id)}
      />
      <Takes />
      <Segmented
        label="Kind"
        value={options.stage}
        segments={[
          { id: 'draft', label: 'Draft' },
          { id: 'final', label: 'Final' },
        ]}
        onChange={(id) => setOptions({ stage: id === 'final' ? 'final' : 'draft' })}
      />
      <NodeChoice chosen={options.nodes} onChange={chooseNodes} />
      <footer>
        <p aria-live="polite">{shots.length === 0 ? 'No shot is meant' : costWords(cost)}</p>
        <Button look="solid" isDisabled={shots.length === 0} onPress={start}>
          <Aperture size={16} strokeWidth={1.6} aria-hidden />
          Generate
        </Button>
      </footer>
    </div>
  )
}

/** What to generate, how often and where, and what it costs, before it is ordered. */
export function GenerateDialog() {
  const isOpen = useGenerateUi((ui) => ui.isOpen)
  return (
    <Dialog title="Generate" isOpen={isOpen} onClose={closeGenerate}>
      <Asked />
    </Dialog>
  )
}
