import { messageOf } from '@/api/problem'
import { Button } from './button'

type Props = { title: string; error: unknown; onRetry?: () => void }

/** Says the cause and the way out. */
export function ErrorNote({ title, error, onRetry }: Props) {
  return (
    <div role="alert" className="error-note">
      <b>{title}</b>
      <p className="t-12">{messageOf(error)}</p>
      {onRetry && (
        <Button look="box" size="small" onPress={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
