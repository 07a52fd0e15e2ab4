import { Group } from 'lucide-react'
import { Button } from '@/components/button'
import { Menu } from '@/components/menu'
import { type GroupBy, useGalleryAddress } from '../use-gallery-address'

const groupNames: Record<GroupBy | 'none', string> = {
  none: 'No groups',
  scene: 'By scene',
  shot: 'By shot',
  day: 'By day',
  folder: 'By folder',
}

const isGroup = (key: string): key is keyof typeof groupNames => key in groupNames
const groups = Object.keys(groupNames).filter(isGroup)

/** What files stand together by. */
export function GroupMenu() {
  const { place, change } = useGalleryAddress()
  if (place.like !== null) return null
  return (
    <Menu
      label="Group"
      entries={groups.map((key) => ({
        id: key,
        label: groupNames[key],
        onAction: () =>
          change({
            group: key === 'none' ? null : key,
            // The timeline is of days and of nothing else.
            ...(place.view === 'days' && key !== 'day' && { view: 'rows' }),
          }),
      }))}
    >
      <Button size="small">
        <Group size={14} strokeWidth={1.6} aria-hidden />
        {groupNames[place.group ?? 'none']}
      </Button>
    </Menu>
  )
}
