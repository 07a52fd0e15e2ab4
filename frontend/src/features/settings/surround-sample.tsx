import type { Surround } from '@/lib/surround'
import type { Theme } from '@/lib/theme'

/** A mid-grey picture with its surround. */
export function SurroundSample({ theme, surround }: { theme: Theme; surround: Surround }) {
  return (
    <span
      className="sample surround-sample"
      data-theme={theme}
      data-surround={surround}
      aria-hidden
    >
      <i />
    </span>
  )
}
