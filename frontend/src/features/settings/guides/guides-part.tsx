import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useApi } from '@/api/context'
import { guidesQuery } from '@/api/language-models'
import { targetModelsQuery } from '@/api/prompt-engine'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { useGuideDrafts } from './guide-drafts'
import { GuideEditor } from './guide-editor'
import './guides.css'

const route = getRouteApi('/settings/keys')

/** The guide of every target model that has none of its own. */
const GENERAL = 'general'

function useNames() {
  const { data: models } = useQuery(targetModelsQuery(useApi()))
  const names = new Map(models?.map(({ id, name }) => [id, name]))
  return (id: string) => (id === GENERAL ? 'Every other model' : (names.get(id) ?? id))
}

function State({ isDraft, isEdited }: { isDraft: boolean; isEdited: boolean }) {
  if (!isDraft && !isEdited) return null
  return (
    <span className="text-3">
      <span className="visually-hidden">, </span>
      {isDraft ? 'Not saved' : 'Edited'}
    </span>
  )
}

/** What models are told of each target model; people may word it themselves. */
export function GuidesPart() {
  const { guide: asked = GENERAL } = route.useSearch()
  const { data: guides, error, refetch } = useQuery(guidesQuery(useApi()))
  const drafts = useGuideDrafts((store) => store.drafts)
  const nameOf = useNames()
  if (error) {
    return (
      <ErrorNote title="The guides cannot be read" error={error} onRetry={() => void refetch()} />
    )
  }
  if (!guides) return <Skeleton height={480} />
  const chosen = guides.some(({ id }) => id === asked) ? asked : GENERAL
  const sorted = guides.toSorted((one, other) => {
    if (one.id === GENERAL || other.id === GENERAL) return one.id === GENERAL ? -1 : 1
    return nameOf(one.id).localeCompare(nameOf(other.id))
  })
  return (
    <div className="guides">
      <nav aria-label="Guides" className="guide-list">
        {sorted.map(({ id, edited }) => (
          <Link
            key={id}
            to="/settings/keys"
            search={{ part: 'guides', guide: id }}
            replace
            aria-current={id === chosen ? 'true' : undefined}
            className="guide-link"
          >
            <span className="cut">{nameOf(id)}</span>
            <State isDraft={drafts[id] !== undefined} isEdited={edited} />
          </Link>
        ))}
      </nav>
      <GuideEditor key={chosen} id={chosen} name={nameOf(chosen)} />
    </div>
  )
}
