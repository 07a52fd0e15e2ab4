import type { ReactElement } from 'react'
import { Button, type ButtonProps } from 'react-aria-components/Button'
import { Tooltip } from './tooltip'

type Props = Omit<ButtonProps, 'className' | 'children' | 'aria-label'> & {
  label: string
  /** What the tooltip says where that is more than the label. */
  tip?: string | undefined
  shortcut?: string | undefined
  size?: 'normal' | 'small'
  children: ReactElement
}

export function IconButton({ label, tip, shortcut, size = 'normal', children, ...props }: Props) {
  return (
    <Tooltip text={tip ?? label} shortcut={shortcut}>
      <Button {...props} aria-label={label} className={`icon-button ${size}`}>
        {children}
      </Button>
    </Tooltip>
  )
}
