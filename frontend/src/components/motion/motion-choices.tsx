import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { motionPresetsQuery } from '@/api/motion'
import { Segmented } from '@/components/segmented'
import { Select } from '@/components/select'
import { means, readMotion } from '@/lib/motion'
import type { MotionDraft } from './use-motion-draft'

const meansNames = { turn: 'Turns', travel: 'Travels', lens: 'Zooms' } as const

/** A move to begin with, and what of the camera moves. */
export function MotionChoices({ draft }: { draft: MotionDraft }) {
  const { data: presets = [] } = useQuery(motionPresetsQuery(useApi()))
  const take = (id: string) => {
    const motion = readMotion(presets.find((preset) => preset.id === id))
    if (motion) draft.take(motion)
  }
  return (
    <div className="motion-choices">
      <Select
        label="Move"
        value={null}
        placeholder="A move by name"
        options={presets.map(({ id, label }) => ({ id, label }))}
        onChange={take}
      />
      <Segmented
        label="Camera"
        value={draft.motion.means}
        segments={means.map((id) => ({ id, label: meansNames[id] }))}
        onChange={(id) => {
          const chosen = means.find((each) => each === id)
          if (chosen) draft.setMeans(chosen)
        }}
      />
    </div>
  )
}
