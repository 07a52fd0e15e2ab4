import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'

export type Segment = { id: string; label: string; content?: ReactNode }

type Props = {
  label: string
  value: string | null
  segments: readonly Segment[]
  onChange: (id: string) => void
  layout?: 'row' | 'stacked' | 'hidden'
}

export function Segmented({ label, value, segments, onChange, layout = 'row' }: Props) {
  return (
    <RadioGroup
      className={`field ${layout === 'stacked' ? 'stacked' : 'row'}`}
      value={value}
      onChange={onChange}
      orientation="horizontal"
      aria-label={layout === 'hidden' ? label : undefined}
    >
      {layout !== 'hidden' && <Label className="label">{label}</Label>}
      <div className="segmented">
        {segments.map((segment) => (
          <Radio
            key={segment.id}
            value={segment.id}
            className="segment"
            aria-label={segment.content ? segment.label : undefined}
          >
            {segment.content ?? segment.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
