import type { Command } from '@/lib/commands'
import type { Transport } from './use-transport'
import type { Zoom } from './use-zoom'
import type { ViewedPicture, ViewerActions } from './viewed-picture'

/** Px that Shift and an arrow move what is shown. */
const PAN = 80

const stars = [0, 1, 2, 3, 4, 5] as const

export const zoomCommands = (zoom: Zoom): Command[] => [
  { id: 'viewer-fit', title: 'Fit the picture', keys: 'f', run: zoom.fit },
  { id: 'viewer-actual', title: 'Actual size', keys: 'shift+0', run: zoom.actual },
  {
    id: 'viewer-toggle-size',
    title: 'Fit or actual size',
    keys: 'z',
    run: zoom.isWhole ? zoom.actual : zoom.fit,
  },
  { id: 'viewer-nearer', title: 'Zoom in', keys: 'plus,=', run: zoom.nearer },
  { id: 'viewer-further', title: 'Zoom out', keys: '-', run: zoom.further },
  {
    id: 'viewer-pan-left',
    title: 'Look further left',
    keys: 'shift+arrowleft',
    run: () => zoom.pan({ x: PAN, y: 0 }),
  },
  {
    id: 'viewer-pan-right',
    title: 'Look further right',
    keys: 'shift+arrowright',
    run: () => zoom.pan({ x: -PAN, y: 0 }),
  },
  {
    id: 'viewer-pan-up',
    title: 'Look further up',
    keys: 'shift+arrowup',
    run: () => zoom.pan({ x: 0, y: PAN }),
  },
  {
    id: 'viewer-pan-down',
    title: 'Look further down',
    keys: 'shift+arrowdown',
    run: () => zoom.pan({ x: 0, y: -PAN }),
  },
]

export const videoCommands = (transport: Transport): Command[] => [
  { id: 'viewer-play', title: 'Play or pause', keys: 'k,space', run: transport.toggle },
  {
    id: 'viewer-frame-back',
    title: 'One frame back',
    keys: 'comma',
    run: () => transport.step(-1),
  },
  { id: 'viewer-frame-on', title: 'One frame on', keys: 'period', run: () => transport.step(1) },
  { id: 'viewer-loop', title: 'Loop', keys: 'l', run: transport.toggleLoop },
  { id: 'viewer-sound', title: 'Sound on or off', keys: 'm', run: transport.toggleSound },
]

/** What is offered with the picture, as commands with keys. */
export function actionCommands(picture: ViewedPicture, actions: ViewerActions): Command[] {
  const { onRate, onJudge, onChoose, onCompare, onGenerate, onDelete } = actions
  const offered: (Command | false | undefined)[] = [
    onChoose &&
      picture.chosen === false && {
        id: 'viewer-choose',
        title: 'Choose this take',
        keys: 'p',
        run: () => onChoose(picture),
      },
    onJudge && {
      id: 'viewer-pick',
      title: 'Pick this picture',
      keys: 'p',
      run: () => onJudge(picture, 'pick'),
    },
    onJudge && {
      id: 'viewer-reject',
      title: 'Reject this picture',
      keys: 'x',
      run: () => onJudge(picture, 'reject'),
    },
    onCompare && {
      id: 'viewer-compare',
      title: 'Compare',
      keys: 'c',
      run: () => onCompare(picture),
    },
    onGenerate && {
      id: 'viewer-generate',
      title: 'Generate again',
      keys: 'g',
      run: () => onGenerate(picture),
    },
    onDelete && {
      id: 'viewer-delete',
      title: 'Delete this picture',
      keys: 'delete,backspace',
      run: () => onDelete(picture),
    },
  ]
  const rating =
    picture.rating === undefined || !onRate
      ? []
      : stars.map((count) => ({
          id: `viewer-rate-${count}`,
          title: count === 0 ? 'Take the rating away' : `Rate ${count}`,
          keys: String(count),
          run: () => onRate(picture, count),
        }))
  return [...offered.filter((each) => typeof each === 'object'), ...rating]
}
