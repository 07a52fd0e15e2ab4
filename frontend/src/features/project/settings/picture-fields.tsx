import { FrameChoice } from '@/components/frames/frame-choice'
import { frameShapes } from '@/components/frames/frames'
import { NumberField } from '@/components/number-field'
import { Segmented } from '@/components/segmented'
import type { Draft } from './draft'

type Props = {
  draft: Draft
  notes: readonly (string | null)[]
  onChange: (changes: Partial<Draft>) => void
}

const rates = ['12', '24', '25', '30'].map((id) => ({ id, label: id }))

const shapeOf = ({ frameWidth, frameHeight }: Draft): string =>
  frameShapes.find(({ width, height }) => width * frameHeight === frameWidth * height)?.id ?? ''

/** The shape of every picture and how many of them make a second, with what a change does. */
export function PictureFields({ draft, notes, onChange }: Props) {
  const choose = (id: string) => {
    const shape = frameShapes.find((known) => known.id === id)
    if (shape) onChange({ frameWidth: shape.width, frameHeight: shape.height })
  }
  return (
    <section aria-label="Picture" className="settings-group">
      <FrameChoice value={shapeOf(draft)} onChange={choose} />
      <div className="settings-row">
        <NumberField
          label="Width"
          layout="stacked"
          value={draft.frameWidth}
          minValue={0.001}
          maxValue={100_000}
          onChange={(frameWidth) => onChange({ frameWidth })}
        />
        <NumberField
          label="to height"
          layout="stacked"
          value={draft.frameHeight}
          minValue={0.001}
          maxValue={100_000}
          onChange={(frameHeight) => onChange({ frameHeight })}
        />
      </div>
      <div className="settings-row">
        <Segmented
          label="Frames per second"
          layout="stacked"
          value={String(draft.fps)}
          segments={rates}
          onChange={(fps) => onChange({ fps: Number(fps) })}
        />
        <NumberField
          label="or another rate"
          layout="stacked"
          value={draft.fps}
          minValue={0.001}
          maxValue={1000}
          onChange={(fps) => onChange({ fps })}
        />
      </div>
      {notes.map(
        (note) =>
          note && (
            <p key={note} role="status" className="settings-note">
              {note}
            </p>
          ),
      )}
    </section>
  )
}
