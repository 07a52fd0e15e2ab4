import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'

type Props = Omit<ButtonProps, 'className'> & {
  /** `solid` is the one next action of a view; there is never a second. */
  look?: 'plain' | 'box' | 'solid'
  size?: 'normal' | 'small'
  className?: string
}

export function Button({ look = 'plain', size = 'normal', className = '', ...props }: Props) {
  const classes = ['button', look, size, className].filter(Boolean).join(' ')
  return <AriaButton {...props} className={classes} />
}
