import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { namesQuery } from '@/api/projects'
import type { Draft } from './draft'

/** What the next three takes would be called; a refused pattern says what is wrong with it. */
export function NamesPreview({ projectId, draft }: { projectId: string; draft: Draft }) {
  const wanted = useDeferredValue({
    name: draft.name.trim() || null,
    profile: draft.profile,
    pattern: draft.pattern === null ? null : draft.pattern || ' ',
    takes: draft.takes.trim(),
  })
  const { data, error } = useQuery({
    ...namesQuery(useApi(), projectId, wanted),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (error) {
    return (
      <p role="alert" className="fault">
        {messageOf(error)}
      </p>
    )
  }
  return (
    <div aria-live="polite">
      <p className="t-12 text-3">The next takes{data && ` of ${data.shot}`}</p>
      <ol className="next-names" aria-label="The next three names">
        {data?.names.map((name) => (
          <li key={name} className="mono cut" title={name}>
            {name}.png
          </li>
        ))}
      </ol>
    </div>
  )
}
