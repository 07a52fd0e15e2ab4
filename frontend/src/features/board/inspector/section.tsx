import { type ReactNode, useId } from 'react'

type Props = { title: string; fact?: ReactNode; children: ReactNode }

export function Section({ title, fact, children }: Props) {
  const id = useId()
  return (
    <section className="section" aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        <span className="grow" />
        {fact && <span className="t3">{fact}</span>}
      </header>
      {children}
    </section>
  )
}
