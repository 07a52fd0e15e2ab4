/** The colour of a tag, beside its name. */
export function TagDot({ color }: { color: string }) {
  return <i className="tag-dot" style={{ background: color }} aria-hidden />
}
