import type { ReactNode } from 'react'

export type ViewedKind = 'image' | 'video' | 'audio'

/** One label and its value, such as "Lens", "50 mm". */
export type Fact = readonly [label: string, value: string]

/** Whether it is among those to keep or to leave. */
export type Verdict = 'pick' | 'reject'

/** Something to look at, wherever it comes from: a take, a file of the gallery, an entry of the pool. */
export type ViewedPicture = {
  key: string
  /** Where a picture of it at least `width` screen pixels wide is; of a video, a still. */
  src: (width: number) => string
  /** Where the file itself is. */
  full: string
  kind: ViewedKind
  /** Pixels; 0 where nobody knows. */
  width: number
  height: number
  title: string
  /** Seconds, of what plays. */
  duration?: number | undefined
  /** Frames in a second of a video, for steps of one frame; 24 unless said. */
  fps?: number | undefined
  facts: readonly Fact[]
  /** Stars from 0 to 5; left out where it cannot be rated. */
  rating?: number | undefined
  /** Left out where nobody has said. */
  verdict?: Verdict | undefined
  /** Whether it is the one its shot shows; left out where there is nothing to choose. */
  chosen?: boolean | undefined
}

/** What may be done with the picture that is looked at; what is left out is not offered. */
export type ViewerActions = {
  onRate?: (picture: ViewedPicture, stars: number) => void
  /** Picks or rejects it; said again, it is taken back. */
  onJudge?: (picture: ViewedPicture, verdict: Verdict) => void
  onChoose?: (picture: ViewedPicture) => void
  onCompare?: (picture: ViewedPicture) => void
  onGenerate?: (picture: ViewedPicture) => void
  onDelete?: (picture: ViewedPicture) => void
  /** Further buttons, at the end of the row. */
  more?: (picture: ViewedPicture) => ReactNode
}

export type ViewerProps = {
  pictures: readonly ViewedPicture[]
  /** Which of them is looked at; where there is none the viewer closes. */
  index: number
  onIndex: (index: number) => void
  onClose: () => void
  actions?: ViewerActions
  /** Where the pictures are a part of more: which of all it is, from 0, and how many there are. */
  whole?: { place: number; count: number }
  /** Stands between the picture and the foot, such as a strip of its neighbours. */
  strip?: ReactNode
}

export type CompareProps = {
  /** Two to four. */
  pictures: readonly ViewedPicture[]
  onClose: () => void
  /** Makes one of them the take of its shot; left out where there is nothing to choose. */
  onChoose?: (picture: ViewedPicture) => void
}
