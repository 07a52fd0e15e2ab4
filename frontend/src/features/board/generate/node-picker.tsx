import { Select } from '@/components/select'
import type { Shot } from '@/lib/document/model'
import { useEdits } from '../board-context'
import { isUsable, useNodes } from './use-cost'

const ANY = 'any'

/** Which node renders the shots, for those who know better than the farm; all selected get the same. */
export function NodePicker({ shots }: { shots: readonly Shot[] }) {
  const edits = useEdits()
  const nodes = useNodes()
  const [first] = shots
  const chosen = first?.nodeId ?? ANY
  // A node that is gone stays named, so that one sees why nothing renders.
  const isGone = chosen !== ANY && !nodes.some(({ id }) => id === chosen)
  const options = [
    { id: ANY, label: 'Any node' },
    ...nodes.map((node) => ({
      id: node.id,
      label: node.name,
      detail: isUsable(node) ? undefined : node.status,
    })),
    ...(isGone ? [{ id: chosen, label: chosen, detail: 'gone' }] : []),
  ]
  return (
    <Select
      label="Node"
      value={chosen}
      options={options}
      onChange={(id) =>
        edits.pinNode(
          shots.map((shot) => shot.id),
          id === ANY ? null : id,
        )
      }
    />
  )
}
