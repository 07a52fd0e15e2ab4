import {
  Aperture,
  Bookmark,
  BookmarkCheck,
  BookmarkX,
  Columns2,
  Info,
  Trash2,
  X,
} from 'lucide-react'
import { Heading } from 'react-aria-components/Heading'
import { Button } from '../button'
import { IconButton } from '../icon-button'
import { Stars } from '../stars'
import type { ViewedPicture, ViewerActions } from './viewed-picture'

type ChooseProps = { picture: ViewedPicture; onChoose: (picture: ViewedPicture) => void }

/** The next thing to do with a take that is not the shot's; said quietly of the one that is. */
function Choose({ picture, onChoose }: ChooseProps) {
  if (picture.chosen) {
    return (
      <span className="viewer-chosen">
        <BookmarkCheck size={16} strokeWidth={1.6} aria-hidden />
        Chosen
      </span>
    )
  }
  return (
    <Button look="solid" onPress={() => onChoose(picture)}>
      <Bookmark size={16} strokeWidth={1.6} aria-hidden />
      Choose
      <kbd>P</kbd>
    </Button>
  )
}

type JudgeProps = { picture: ViewedPicture; onJudge: NonNullable<ViewerActions['onJudge']> }

function Judge({ picture, onJudge }: JudgeProps) {
  const { verdict } = picture
  return (
    <>
      <IconButton
        label="Pick"
        shortcut="P"
        aria-pressed={verdict === 'pick'}
        onPress={() => onJudge(picture, 'pick')}
      >
        <Bookmark
          size={16}
          strokeWidth={1.6}
          fill={verdict === 'pick' ? 'currentColor' : 'none'}
          aria-hidden
        />
      </IconButton>
      <IconButton
        label="Reject"
        shortcut="X"
        aria-pressed={verdict === 'reject'}
        onPress={() => onJudge(picture, 'reject')}
      >
        <BookmarkX size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
    </>
  )
}

type Props = {
  picture: ViewedPicture
  actions: ViewerActions
  isInfoOpen: boolean
  onInfo: () => void
  onClose: () => void
}

/** What is looked at, and what may be done with it. */
export function ViewerHead({ picture, actions, isInfoOpen, onInfo, onClose }: Props) {
  const { onRate, onJudge, onChoose, onCompare, onGenerate, onDelete, more } = actions
  return (
    <header className="viewer-bar">
      <Heading slot="title" className="t-13 strong cut">
        {picture.title}
      </Heading>
      {picture.width > 0 && (
        <span className="t-12 t3">
          {picture.width} × {picture.height}
        </span>
      )}
      <span className="grow" />
      {onRate && picture.rating !== undefined && (
        <Stars
          of={picture.title}
          value={picture.rating}
          onRate={(stars) => onRate(picture, stars)}
        />
      )}
      {onJudge && <Judge picture={picture} onJudge={onJudge} />}
      {onChoose && picture.chosen !== undefined && <Choose picture={picture} onChoose={onChoose} />}
      {onGenerate && (
        <IconButton label="Generate again" shortcut="G" onPress={() => onGenerate(picture)}>
          <Aperture size={16} strokeWidth={1.6} aria-hidden />
        </IconButton>
      )}
      {onCompare && (
        <IconButton label="Compare" shortcut="C" onPress={() => onCompare(picture)}>
          <Columns2 size={16} strokeWidth={1.6} aria-hidden />
        </IconButton>
      )}
      {more?.(picture)}
      {onDelete && (
        <IconButton label="Delete" shortcut="Del" onPress={() => onDelete(picture)}>
          <Trash2 size={16} strokeWidth={1.6} aria-hidden />
        </IconButton>
      )}
      <IconButton label="Facts" shortcut="I" aria-pressed={isInfoOpen} onPress={onInfo}>
        <Info size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <IconButton label="Close" shortcut="Esc" onPress={onClose}>
        <X size={16} aria-hidden />
      </IconButton>
    </header>
  )
}
