import { ImagePlus, Images, Trash2 } from 'lucide-react'
import type { PoolItem } from '@/api/pool'
import { IconButton } from '@/components/icon-button'
import type { Shot } from '@/lib/document/model'
import { counted } from '@/lib/format/counted'
import { PoolPicture } from './pool-picture'
import { originWords } from './pool-words'
import type { PoolVerbs } from './use-pool-verbs'

type Props = { item: PoolItem; verbs: PoolVerbs; shots: readonly Shot[] }

/** "Put on 1A", or on all that are selected. */
export const applyWords = (shots: readonly Shot[]): string => {
  const [first] = shots
  if (!first) return 'Put on the selected shot'
  return shots.length === 1 ? `Put on ${first.code}` : `Put on ${counted(shots.length, 'shot')}`
}

/** What can be done at once; takes the place of the words below the picture. */
function Actions({ item, verbs, shots }: Props) {
  const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const
  return (
    <span className="pool-actions">
      <IconButton
        label={`${item.name}: ${applyWords(shots)}`}
        size="small"
        isDisabled={item.state !== 'here'}
        onPress={() => void verbs.apply(item, shots)}
      >
        <ImagePlus {...icon} />
      </IconButton>
      <IconButton
        label={`${item.name}: show its folder in the gallery`}
        size="small"
        onPress={() => verbs.showFile(item)}
      >
        <Images {...icon} />
      </IconButton>
      <IconButton
        label={`${item.name}: take out of the pool`}
        size="small"
        onPress={() => void verbs.remove(item)}
      >
        <Trash2 {...icon} />
      </IconButton>
    </span>
  )
}

/** An item as a picture with its name; under the pointer with what can be done. */
export function PoolCard(props: Props) {
  const { item } = props
  return (
    <>
      <PoolPicture item={item} width={320} />
      <span className="pool-line">
        <b className="cut" title={item.name}>
          {item.name}
        </b>
      </span>
      <span className="pool-line is-second">
        <span className="cut">{originWords(item)}</span>
        <Actions {...props} />
      </span>
    </>
  )
}

/** The same as a row with its tags. */
export function PoolRow(props: Props) {
  const { item } = props
  return (
    <>
      <PoolPicture item={item} width={160} />
      <b className="cut">{item.name}</b>
      <span className="cut">{originWords(item)}</span>
      <span className="cut">{item.tags.join(', ')}</span>
      <span className="cut">{item.prompt}</span>
      <Actions {...props} />
    </>
  )
}
