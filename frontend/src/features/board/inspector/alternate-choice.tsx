import { Plus } from 'lucide-react'
import { IconButton } from '@/components/icon-button'
import { Segmented } from '@/components/segmented'

type Props = {
  /** What has alternates: "Alternate", "Alternate of the scene". */
  label: string
  value: string
  slot: readonly { id: string; alternateNumber: number }[]
  /** How the way to another one is called, and its key. */
  adding: { label: string; shortcut: string }
  onChoose: (id: string) => void
  onAdd: () => void
}

/** The alternates of a slot, and the way to another one. */
export function AlternateChoice({ label, value, slot, adding, onChoose, onAdd }: Props) {
  return (
    <div className="alternates">
      <Segmented
        label={label}
        layout="hidden"
        value={value}
        segments={slot.map(({ id, alternateNumber }) => ({ id, label: `A${alternateNumber}` }))}
        onChange={onChoose}
      />
      <IconButton {...adding} onPress={onAdd}>
        <Plus size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
    </div>
  )
}
