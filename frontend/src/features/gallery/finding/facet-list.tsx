import { useQuery } from '@tanstack/react-query'
import { memo, useDeferredValue } from 'react'
import { useApi } from '@/api/context'
import { type Facets, facetsQuery } from '@/api/gallery'
import { figure } from '@/lib/format/figures'
import { useGallery } from '../gallery-context'
import { FacetGroup } from './facet-group'
import { fieldsInOrder } from './facet-values'

const Groups = memo(function Groups({ data }: { data: Facets }) {
  return (
    <section aria-label="Filters" className="gallery-facets">
      {fieldsInOrder(data.fields).map((facet) => (
        <FacetGroup key={facet.field} facet={facet} all={data} />
      ))}
      {data.has_more && (
        <p className="facet-note">Counted among the newest {figure(data.counted)}.</p>
      )}
    </section>
  )
})

/** What the files that were found have in common, to narrow them further. */
export function FacetList() {
  const { project, place } = useGallery()
  const { data } = useQuery(facetsQuery(useApi(), project, place.query))
  const shown = useDeferredValue(data)
  // What is alike is not searched for; filters would leave it.
  return shown && place.like === null ? <Groups data={shown} /> : null
}
