import { ChevronDown } from 'lucide-react'
import { Button } from '@/components/button'
import { Menu } from '@/components/menu'
import { useGallery } from '../gallery-context'
import { useChangeAddress } from '../use-gallery-address'

/** A folder and all above it, the highest first. */
export function trailOf(folder: string | null): { path: string; name: string }[] {
  const names = folder ? folder.split('/') : []
  return names.map((name, place) => ({ name, path: names.slice(0, place + 1).join('/') }))
}

/** Where one is, and the way up. */
export function Breadcrumb() {
  const { place } = useGallery()
  const change = useChangeAddress()
  const trail = trailOf(place.query.folder)
  const last = trail.at(-1)
  const above = trail.slice(0, -1)
  return (
    <nav aria-label="Folder" className="breadcrumb">
      {last && (
        <>
          <Button onPress={() => change({ folder: null })}>All pictures</Button>
          {above.map(({ path, name }) => (
            <span key={path}>
              <span aria-hidden>/</span>
              <Button onPress={() => change({ folder: path })}>{name}</Button>
            </span>
          ))}
          <span aria-hidden>/</span>
        </>
      )}
      <Menu
        label="Show"
        entries={[
          {
            id: 'deep',
            label: place.query.deep ? 'Only this folder' : 'With the folders within',
            onAction: () => change({ deep: !place.query.deep }),
          },
          ...(last
            ? [{ id: 'all', label: 'All pictures', onAction: () => change({ folder: null }) }]
            : []),
        ]}
      >
        <Button>
          <span className="cut" aria-current="page">
            {last?.name ?? 'All pictures'}
          </span>
          <ChevronDown size={14} aria-hidden />
        </Button>
      </Menu>
    </nav>
  )
}
