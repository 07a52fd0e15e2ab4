import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { startersQuery } from '@/api/projects'
import type { Starter } from '@/api/types'
import { Select } from '@/components/select'
import { counted } from '@/lib/format/counted'

const EMPTY = 'empty'

const empty = { id: EMPTY, label: 'An empty board' }

const optionOf = ({ id, label, scenes, shots, seconds }: Starter) => ({
  id,
  label,
  detail: `${counted(scenes, 'scene')}, ${counted(shots, 'shot')}, ${Math.round(seconds)} s`,
})

type Props = { value: string | null; onChoose: (starter: Starter | null) => void }

/** What the new project begins with. Without the list, as ever, with an empty board. */
export function StarterChoice({ value, onChoose }: Props) {
  const { data: starters = [] } = useQuery(startersQuery(useApi()))
  const chosen = starters.find(({ id }) => id === value)
  return (
    <div className="starter-choice">
      <Select
        label="Begins with"
        layout="stacked"
        value={value ?? EMPTY}
        options={[empty, ...starters.map(optionOf)]}
        onChange={(id) => onChoose(starters.find((starter) => starter.id === id) ?? null)}
      />
      {chosen && <p className="t3 t-12">{chosen.detail}</p>}
    </div>
  )
}
