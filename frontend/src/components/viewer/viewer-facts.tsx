import type { Fact } from './viewed-picture'

/** Everything that is known of the picture, beside it. */
export function ViewerFacts({ facts }: { facts: readonly Fact[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="viewer-facts" aria-label="Facts" tabIndex={0}>
      {facts.length === 0 ? (
        <p>Nothing else is known of it.</p>
      ) : (
        <dl>
          {facts.map(([label, value]) => (
            <div key={`${label} ${value}`}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
