import { Select } from '@/components/select'
import type { Shot } from '@/lib/document/model'
import { useEdits } from '../board-context'
import { useNodes } from '../generate/use-cost'

const AUTO = 'auto'

/** The node that renders the selected shots; Auto leaves it to the farm. */
export function NodeField({ shot, shots }: { shot: Shot; shots: readonly Shot[] }) {
  const edits = useEdits()
  const nodes = useNodes()
  const known = nodes.map(({ id, name, online }) => ({
    id,
    label: name,
    detail: online ? undefined : 'offline',
  }))
  const gone = shot.nodeId !== null && !nodes.some(({ id }) => id === shot.nodeId)
  const options = [
    { id: AUTO, label: 'Auto' },
    ...known,
    ...(gone && shot.nodeId ? [{ id: shot.nodeId, label: shot.nodeId, detail: 'not there' }] : []),
  ]
  return (
    <Select
      label="Node"
      value={shot.nodeId ?? AUTO}
      options={options}
      onChange={(id) =>
        edits.pinNode(
          shots.map((each) => each.id),
          id === AUTO ? null : id,
        )
      }
    />
  )
}
