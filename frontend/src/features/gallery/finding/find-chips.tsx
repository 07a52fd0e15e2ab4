import { X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { useGallery } from '../gallery-context'
import { useChangeAddress } from '../use-gallery-address'
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

/** The picture that all others are like. */
export function LikeChip() {
  const { place } = useGallery()
  const change = useChangeAddress()
  if (place.like === null) return null
  const name = place.like.slice(place.like.lastIndexOf('/') + 1)
  return (
    <Button
      className="gallery-chip"
      aria-label={`Do not ask for pictures like ${name}`}
      onPress={() => change({ like: null })}
    >
      <span className="t3">like</span>
      <span className="cut">{name}</span>
      <X size={12} aria-hidden />
    </Button>
  )
}
