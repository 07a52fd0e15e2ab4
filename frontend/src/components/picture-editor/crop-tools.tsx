import { useStore } from 'zustand'
import { Button } from '../button'
import { NumberField } from '../number-field'
import { Segmented } from '../segmented'
import type { Size } from '../viewer/view'
import { shaped, wholeOf, withSide } from './crop'
import type { Editing } from './editing'
import type { ChangeDesk, Desk } from './use-desk'

/** Shapes that slots of workflows and screens ask for; the film's own comes first. */
const shapes = [
  ['1:1', 1],
  ['4:3', 4 / 3],
  ['3:2', 3 / 2],
  ['16:9', 16 / 9],
  ['2.39:1', 2.39],
  ['9:16', 9 / 16],
] as const

const sides = [
  ['x', 'Left'],
  ['y', 'Top'],
  ['width', 'Width'],
  ['height', 'Height'],
] as const

type Props = { editing: Editing; desk: Desk; onDesk: ChangeDesk; frame: Size | null }

/** What is kept, in numbers and in fixed shapes. */
export function CropTools({ editing, desk, onDesk, frame }: Props) {
  const { size, store, keepCrop } = editing
  const crop = useStore(store, (state) => state.crop)
  const own = frame ? frame.width / frame.height : null
  const offered: [string, number | null][] = [
    ['Free', null],
    ...(own === null ? [] : [['The film', own] as [string, number]]),
    ...shapes.map(([name, ratio]): [string, number] => [name, ratio]),
  ]
  const choose = (name: string) => {
    const ratio = offered.find(([each]) => each === name)?.[1] ?? null
    onDesk({ ratio })
    if (ratio !== null) keepCrop(crop, shaped(crop, ratio, size))
  }
  return (
    <>
      <div className="editor-shapes">
        <Segmented
          label="Shape"
          layout="stacked"
          value={offered.find(([, ratio]) => ratio === desk.ratio)?.[0] ?? null}
          segments={offered.map(([name]) => ({ id: name, label: name }))}
          onChange={choose}
        />
      </div>
      {sides.map(([side, label]) => (
        <NumberField
          key={side}
          label={label}
          value={crop[side]}
          minValue={0}
          maxValue={Math.max(size.width, size.height)}
          onChange={(value) =>
            Number.isFinite(value) &&
            keepCrop(crop, withSide(crop, side, value, { picture: size, ratio: desk.ratio }))
          }
          end={<span className="t3">px</span>}
        />
      ))}
      <Button
        look="box"
        onPress={() => {
          onDesk({ ratio: null })
          keepCrop(crop, wholeOf(size))
        }}
      >
        The whole picture
      </Button>
    </>
  )
}
