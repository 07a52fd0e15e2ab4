import { ArrowLeftRight } from 'lucide-react'
import { IconButton } from '../icon-button'
import { Select } from '../select'
import type { ViewedPicture } from '../viewer/viewed-picture'

export type PicturePair = readonly [first: number, second: number]

type Props = {
  pictures: readonly ViewedPicture[]
  pair: PicturePair
  onPair: (pair: PicturePair) => void
}

/** Which two of the pictures are compared; choosing the one on the other side changes sides. */
export function PairChoice({ pictures, pair, onPair }: Props) {
  const [first, second] = pair
  const options = pictures.map(({ title }, place) => ({ id: String(place), label: title }))
  const choose = (side: 0 | 1) => (id: string) => {
    const place = Number(id)
    if (side === 0) onPair([place, place === second ? first : second])
    else onPair([place === first ? second : first, place])
  }
  return (
    <div className="compare-pair">
      {pictures.length > 2 && (
        <Select
          label="First picture"
          layout="hidden"
          value={String(first)}
          options={options}
          onChange={choose(0)}
        />
      )}
      <IconButton label="Change sides" onPress={() => onPair([second, first])}>
        <ArrowLeftRight size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      {pictures.length > 2 && (
        <Select
          label="Second picture"
          layout="hidden"
          value={String(second)}
          options={options}
          onChange={choose(1)}
        />
      )}
    </div>
  )
}
