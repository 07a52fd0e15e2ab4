import { Trash2 } from 'lucide-react'
import { IconButton } from '@/components/icon-button'
import { NumberField } from '@/components/number-field'
import { Select } from '@/components/select'
import { type Ease, eases, type Keyframe, NARROWEST } from '@/lib/motion'
import type { MotionDraft } from './use-motion-draft'

const easeNames: Readonly<Record<Ease, string>> = {
  linear: 'Even',
  in: 'Begins slowly',
  out: 'Ends slowly',
  in_out: 'Begins and ends slowly',
}

type Props = { draft: MotionDraft; keyframe: Keyframe; place: number; seconds: number }

const percent = (value: number) => Math.round(value * 1000) / 10

/** A keyframe in numbers; all that dragging can do. */
export function KeyframeRow({ draft, keyframe, place, seconds }: Props) {
  const { keyframes, change, remove } = draft
  const number = (label: string, key: 'x' | 'y' | 'w', least = 0) => (
    <NumberField
      label={label}
      layout="stacked"
      value={percent(keyframe[key])}
      minValue={least * 100}
      maxValue={100}
      step={0.1}
      onChange={(value) => change(place, { [key]: value / 100 })}
    />
  )
  return (
    <fieldset className="keyframe-row">
      <legend>Keyframe {place + 1}</legend>
      <NumberField
        label="At, s"
        layout="stacked"
        value={Math.round(keyframe.at * seconds * 100) / 100}
        minValue={0}
        maxValue={seconds}
        step={0.01}
        onChange={(value) => change(place, { at: Math.min(1, value / seconds) })}
      />
      {number('Across, %', 'x')}
      {number('Down, %', 'y')}
      {number('Width, %', 'w', NARROWEST)}
      <NumberField
        label="Roll, °"
        layout="stacked"
        value={keyframe.roll}
        minValue={-180}
        maxValue={180}
        step={0.5}
        onChange={(roll) => change(place, { roll })}
      />
      <Select
        label="Then"
        layout="stacked"
        value={keyframe.ease}
        options={eases.map((id) => ({ id, label: easeNames[id] }))}
        isDisabled={place === keyframes.length - 1}
        onChange={(id) => {
          const ease = eases.find((each) => each === id)
          if (ease) change(place, { ease })
        }}
      />
      <IconButton
        label={`Delete keyframe ${place + 1}`}
        size="small"
        isDisabled={keyframes.length === 1}
        onPress={() => remove(place)}
      >
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </fieldset>
  )
}
