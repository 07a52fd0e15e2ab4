import type { ReactElement } from 'react'
import { Button, type ButtonProps } from 'react-aria-components/Button'
import { Tooltip } from './tooltip'

type Props = Omit<ButtonProps, 'className' | 'children' | 'aria-label'> & {
  label: string
  shortcut?: string | undefined
  size?: 'normal' | 'small'
  children: ReactElement
}

export function IconButton({ label, shortcut, size = 'normal', children, ...props }: Props) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <Button {...props} aria-label={label} className={`icon-button ${size}`}>
        {children}
      </Button>
    </Tooltip>
  )
}
