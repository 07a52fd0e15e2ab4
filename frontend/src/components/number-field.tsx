import type { ReactNode } from 'react'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import {
  NumberField as AriaNumberField,
  type NumberFieldProps,
} from 'react-aria-components/NumberField'

type Props = Omit<NumberFieldProps, 'className' | 'children'> & {
  label: string
  layout?: 'row' | 'stacked'
  /** Shown at the end of the control, such as a unit or a button. */
  end?: ReactNode
}

const plain = { useGrouping: false, maximumFractionDigits: 6 }

export function NumberField({ label, layout = 'row', end, ...props }: Props) {
  return (
    <AriaNumberField formatOptions={plain} {...props} className={`field label-${layout}`}>
      <Label className="label">{label}</Label>
      <Group className="control">
        <Input />
        {end}
      </Group>
    </AriaNumberField>
  )
}
