import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { Select } from '@/components/select'
import { orderLabels, orders } from './order'
import { useSortOrder } from './sort-order'

const options = orders.map((id) => ({ id, label: orderLabels[id] }))

type Props = { filter: string; onFilter: (filter: string) => void; hasTools: boolean }

export function ProjectsHead({ filter, onFilter, hasTools }: Props) {
  const { order, choose } = useSortOrder()
  return (
    <div className="projects-head">
      <h2 id="projects" className="t-15 strong flex-1">
        Projects
      </h2>
      {hasTools && (
        <>
          <SearchField
            aria-label="Filter projects"
            className="field filter"
            value={filter}
            onChange={onFilter}
          >
            <Input className="control" placeholder="Filter by name" />
          </SearchField>
          <div className="sort">
            <Select
              label="Sort projects"
              layout="hidden"
              value={order}
              options={options}
              onChange={choose}
            />
          </div>
        </>
      )}
    </div>
  )
}
