type Props = { width?: number | string; height: number | string; className?: string }

/** Holds the place of what is being loaded, in its size. */
export function Skeleton({ width = '100%', height, className = '' }: Props) {
  return <div aria-hidden className={`skeleton ${className}`} style={{ width, height }} />
}
