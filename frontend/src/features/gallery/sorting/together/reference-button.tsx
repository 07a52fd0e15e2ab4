import { ChevronDown, ImagePlus } from 'lucide-react'
import { Button } from '@/components/button'
import { Menu } from '@/components/menu'
import { Tooltip } from '@/components/tooltip'
import { slotWords } from './references'
import { noReference, useReferenceSlots } from './use-reference-slots'

type Props = { path: string; look?: 'plain' | 'solid'; words?: string }

/** Puts a file into an input of the selected shot: the only one, or one of a menu. */
export function ReferenceButton({ path, look = 'solid', words = 'Use as reference' }: Props) {
  const references = useReferenceSlots(path)
  const { shot, slots, put } = references
  const [only] = slots
  const why = noReference(references)
  if (!shot || !only || slots.length === 1) {
    return (
      <Tooltip text={why ?? `To ${shot?.code}: ${only ? slotWords(only) : ''}`}>
        <Button
          look={look}
          // A disabled button would tell nobody why.
          aria-disabled={why !== null}
          className={why === null ? '' : 'is-off'}
          onPress={() => only && put(only)}
        >
          {look === 'plain' && <ImagePlus size={16} strokeWidth={1.6} aria-hidden />}
          {words}
        </Button>
      </Tooltip>
    )
  }
  const entries = slots.map((slot) => ({
    id: slot.name,
    label: slotWords(slot),
    onAction: () => put(slot),
  }))
  return (
    <Menu label={`Inputs of ${shot.code}`} entries={entries}>
      <Button look={look}>
        {look === 'plain' && <ImagePlus size={16} strokeWidth={1.6} aria-hidden />}
        {words}
        <ChevronDown size={14} aria-hidden />
      </Button>
    </Menu>
  )
}
