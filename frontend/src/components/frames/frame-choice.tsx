import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { fitFrame, frameShapes } from './frames'
import './frames.css'

const BOX = { width: 40, height: 24 }

type Props = { value: string; onChange: (id: string) => void }

/** The shape of every picture in the project, chosen by its drawing. */
export function FrameChoice({ value, onChange }: Props) {
  return (
    <RadioGroup
      className="field stacked"
      value={value}
      onChange={onChange}
      orientation="horizontal"
    >
      <Label className="label">Frame</Label>
      <div className="frame-choice">
        {frameShapes.map((shape) => (
          <Radio key={shape.id} value={shape.id} className="frame-shape">
            <i aria-hidden style={fitFrame(shape, BOX)} />
            {shape.id}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
