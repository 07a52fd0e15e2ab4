import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { catalogueQuery } from '@/api/prompt-engine'
import { Select } from '@/components/select'

type Named = { words: string; rigs: readonly string[] }

type Props = {
  named: Named | undefined
  rig: string | null
  onRig: (rig: string | null) => void
}

const NONE = 'none'

/** What film calls the move, and what carries the camera: only what the rules allow. */
export function MotionName({ named, rig, onRig }: Props) {
  const { data: catalogue } = useQuery(catalogueQuery(useApi()))
  const labels = new Map(
    catalogue?.fields.find(({ id }) => id === 'rig')?.options.map(({ id, label }) => [id, label]),
  )
  if (!named) return null
  return (
    <div className="motion-name" aria-live="polite">
      <p>
        In the prompt: <b>{named.words}</b>
      </p>
      <Select
        label="Rig"
        value={rig ?? NONE}
        options={[
          { id: NONE, label: 'Not set' },
          ...named.rigs.map((id) => ({ id, label: labels.get(id) ?? id })),
        ]}
        onChange={(id) => onRig(id === NONE ? null : id)}
      />
    </div>
  )
}
