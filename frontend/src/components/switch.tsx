import { Switch as AriaSwitch } from 'react-aria-components/Switch'

type Props = {
  label: string
  value: boolean
  onChange: (value: boolean) => void
  isDisabled?: boolean
}

export function Switch({ label, value, onChange, isDisabled = false }: Props) {
  return (
    <AriaSwitch className="switch" isSelected={value} onChange={onChange} isDisabled={isDisabled}>
      <span className="track" aria-hidden />
      {label}
    </AriaSwitch>
  )
}
