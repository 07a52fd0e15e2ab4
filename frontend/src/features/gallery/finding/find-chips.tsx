import { X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { chipWords } from './chip-words'
import { type Chip, chipText } from './query-terms'

type Props = { chips: readonly Chip[]; onTakeOff: (chip: Chip) => void }

/** What is asked of fields; each can be taken off. */
export function FindChips({ chips, onTakeOff }: Props) {
  return chips.map((chip) => {
    const { name, value } = chipWords(chip)
    return (
      <Button
        key={chipText(chip)}
        className="gallery-chip"
        aria-label={`Do not ask for ${name} ${value}`}
        onPress={() => onTakeOff(chip)}
      >
        <span className="t3">{name}</span>
        <span className="cut">{value}</span>
        <X size={12} aria-hidden />
      </Button>
    )
  })
}
