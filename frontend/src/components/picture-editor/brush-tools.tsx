import { Brush as BrushIcon, Contrast, Eraser, PaintBucket, Trash2 } from 'lucide-react'
import { Button } from '../button'
import { Segmented } from '../segmented'
import type { Editing, LayerName } from './editing'
import { changed, clear, fill, invert, MASK_COLOR } from './layers'
import type { ChangeDesk, Desk } from './use-desk'

type SliderProps = {
  label: string
  value: number
  max: number
  words: string
  onChange: (value: number) => void
}

function Slider({ label, value, max, words, onChange }: SliderProps) {
  return (
    <label className="editor-slider">
      <span>{label}</span>
      <input
        type="range"
        min={label === 'Size' ? 1 : 0}
        max={max}
        value={value}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
      <output>{words}</output>
    </label>
  )
}

type Props = { editing: Editing; layer: LayerName; desk: Desk; onDesk: ChangeDesk }

/** Brush and eraser, and what can be done to the whole layer. */
export function BrushTools({ editing, layer, desk, onDesk }: Props) {
  const { brush, isErasing, color } = desk
  const { width, height } = editing.size
  const most = Math.max(16, Math.round(Math.max(width, height) / 2))
  const filling = layer === 'mask' ? MASK_COLOR : color
  return (
    <>
      <Segmented
        label="Tool"
        layout="hidden"
        value={isErasing ? 'eraser' : 'brush'}
        segments={[
          { id: 'brush', label: 'Brush', content: <BrushIcon size={16} aria-hidden /> },
          { id: 'eraser', label: 'Eraser', content: <Eraser size={16} aria-hidden /> },
        ]}
        onChange={(id) => onDesk({ isErasing: id === 'eraser' })}
      />
      <Slider
        label="Size"
        value={brush.size}
        max={most}
        words={`${brush.size} px`}
        onChange={(size) => onDesk({ brush: { ...brush, size } })}
      />
      <Slider
        label="Feather"
        value={Math.round(brush.feather * 100)}
        max={100}
        words={`${Math.round(brush.feather * 100)} %`}
        onChange={(percent) => onDesk({ brush: { ...brush, feather: percent / 100 } })}
      />
      {layer === 'paint' && (
        <label className="editor-slider">
          <span>Colour</span>
          <input
            type="color"
            value={color}
            onChange={({ target }) => onDesk({ color: target.value, isErasing: false })}
          />
          <output>{color}</output>
        </label>
      )}
      <div className="editor-deeds">
        <Button
          look="box"
          onPress={() => editing.change(layer, (each) => changed(each, fill(filling)))}
        >
          <PaintBucket size={16} strokeWidth={1.6} aria-hidden />
          Fill
        </Button>
        {layer === 'mask' && (
          <Button look="box" onPress={() => editing.change(layer, (each) => changed(each, invert))}>
            <Contrast size={16} strokeWidth={1.6} aria-hidden />
            Invert
          </Button>
        )}
        <Button look="box" onPress={() => editing.change(layer, (each) => changed(each, clear))}>
          <Trash2 size={16} strokeWidth={1.6} aria-hidden />
          Clear
        </Button>
      </div>
      <p className="t3">
        {layer === 'mask'
          ? 'What is covered may change; the rest of the picture stays.'
          : 'Painted over the picture before it goes to the workflow.'}
      </p>
    </>
  )
}
