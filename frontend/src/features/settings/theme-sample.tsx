import type { Theme } from '@/lib/theme'

/** The board in small, in a theme's own tones. */
export function ThemeSample({ theme }: { theme: Theme }) {
  return (
    <span className="sample theme-sample" data-theme={theme} aria-hidden>
      <i className="sample-rail" />
      <span className="sample-board">
        <i />
        <i className="chosen" />
        <i />
        <i />
      </span>
      <span className="sample-inspector">
        <i />
        <i />
        <i className="next" />
      </span>
    </span>
  )
}
