import type { ReactElement } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'

export type Card = { id: string; label: string; sample: ReactElement }

type Props = {
  label: string
  hint: string
  value: string
  cards: readonly Card[]
  onChange: (id: string) => void
}

/** One of several looks, chosen by its sample. */
export function ChoiceCards({ label, hint, value, cards, onChange }: Props) {
  return (
    <RadioGroup className="choice-cards" value={value} onChange={onChange} orientation="horizontal">
      <Label className="t-15 strong">{label}</Label>
      <Text slot="description" className="t-12 text-3">
        {hint}
      </Text>
      <div className="choice-row">
        {cards.map(({ id, label: name, sample }) => (
          <Radio key={id} value={id} className="choice-card">
            {sample}
            <span className="choice-name">{name}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
