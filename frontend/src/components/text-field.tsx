import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField'

type Props = Omit<TextFieldProps, 'className' | 'children'> & {
  label: string
  /** Where the label stands; `hidden` keeps it for screen readers. */
  layout?: 'row' | 'stacked' | 'hidden'
  rows?: number
  placeholder?: string
  hint?: string
  error?: string | undefined
}

export function TextField({
  label,
  layout = 'row',
  rows,
  placeholder,
  hint,
  error,
  ...props
}: Props) {
  const hidden = layout === 'hidden'
  return (
    <AriaTextField
      // An error is told, it never keeps a form from being sent again.
      validationBehavior="aria"
      {...props}
      className={`field ${layout === 'stacked' ? 'stacked' : 'row'}`}
      isInvalid={error !== undefined}
      aria-label={hidden ? label : undefined}
    >
      {!hidden && <Label className="label">{label}</Label>}
      {rows ? (
        <TextArea className="control area" rows={rows} placeholder={placeholder} />
      ) : (
        <Input className="control" placeholder={placeholder} />
      )}
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
    </AriaTextField>
  )
}
