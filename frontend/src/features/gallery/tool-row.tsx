import {
  AlignHorizontalSpaceAround,
  ArrowDownWideNarrow,
  ArrowUpNarrowWide,
  CalendarDays,
  Grid3x3,
  LayoutDashboard,
  Rows3,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider'
import type { SortKey } from '@/api/gallery'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { Menu } from '@/components/menu'
import { Segmented } from '@/components/segmented'
import { figure } from '@/lib/format/figures'
import { plural } from '@/lib/format/plural'
import { useGallery, useIndexStatus } from './gallery-context'
import { GroupMenu } from './grouping/group-menu'
import { sizes, startsDescending, useGalleryAddress, type View, views } from './use-gallery-address'

const sortNames: Record<SortKey, string> = {
  date: 'Date',
  story: 'Story order',
  name: 'Name',
  rating: 'Stars',
  size: 'File size',
  width: 'Width',
  kind: 'Kind',
}

const isSortKey = (key: string): key is SortKey => key in sortNames
const sortKeys = Object.keys(sortNames).filter(isSortKey)

const viewLabels: Record<View, [label: string, icon: ReactNode]> = {
  rows: ['Rows', <AlignHorizontalSpaceAround key="rows" size={14} aria-hidden />],
  squares: ['Squares', <Grid3x3 key="squares" size={14} aria-hidden />],
  masonry: ['Columns', <LayoutDashboard key="masonry" size={14} aria-hidden />],
  list: ['List', <Rows3 key="list" size={14} aria-hidden />],
  days: ['Days', <CalendarDays key="days" size={14} aria-hidden />],
}

function Found() {
  const { order, finding, place } = useGallery()
  const index = useIndexStatus()
  const found = order.ids.length
  const { q, folder } = place.query
  const isPart = q !== '' || folder !== null || place.like !== null
  if (finding.status !== 'found') return <span role="status">Looking</span>
  return (
    <span role="status" className="cut">
      <b>{figure(found)}</b>{' '}
      {isPart && index
        ? `of ${figure(index.files)}`
        : plural(found, { one: 'file', other: 'files' })}
      {!finding.isOld && <span className="t3"> {Math.max(1, Math.round(finding.took))} ms</span>}
    </span>
  )
}

function SortMenu() {
  const { place, change } = useGalleryAddress()
  const { sort, second, descending } = place.order
  const Direction = descending ? ArrowDownWideNarrow : ArrowUpNarrowWide
  const isTimeline = place.group === 'day'
  // The most alike come first, whatever else they are.
  if (place.like !== null) return <span className="t3">Most alike first</span>
  return (
    <>
      <IconButton
        label={descending ? 'From the greatest or newest' : 'From the least or oldest'}
        size="small"
        onPress={() => change({ descending: !descending })}
      >
        <Direction size={14} aria-hidden />
      </IconButton>
      <Menu
        label="Sort by"
        entries={sortKeys.map((key) => ({
          id: key,
          label: sortNames[key],
          onAction: () => change({ sort: key, descending: startsDescending(key) }),
        }))}
      >
        <Button size="small" isDisabled={isTimeline}>
          {sortNames[sort]}
        </Button>
      </Menu>
      {sort !== 'date' && (
        <Menu
          label="Then by"
          entries={sortKeys
            .filter((key) => key !== sort)
            .map((key) => ({
              id: key,
              label: sortNames[key],
              onAction: () => change({ second: key === 'date' ? null : key }),
            }))}
        >
          <Button size="small">then {sortNames[second ?? 'date'].toLowerCase()}</Button>
        </Menu>
      )}
    </>
  )
}

function SizeSlider() {
  const { place, change } = useGalleryAddress()
  return (
    <Slider
      aria-label="Size of the pictures"
      className="size-slider"
      value={place.size}
      minValue={sizes.least}
      maxValue={sizes.most}
      step={sizes.step}
      isDisabled={place.view === 'list'}
      onChange={(size) => change({ size })}
    >
      <SliderTrack className="size-track">
        <SliderThumb className="size-thumb" />
      </SliderTrack>
    </Slider>
  )
}

/** How many there are, in which order, how they are shown. */
export function ToolRow() {
  const { place, change } = useGalleryAddress()
  const known = views.map((id) => {
    const [label, content] = viewLabels[id]
    return { id, label, content }
  })
  return (
    <div className="tool-row">
      <Found />
      <span className="grow" />
      <SortMenu />
      <GroupMenu />
      <SizeSlider />
      <div className="tool-views">
        <Segmented
          label="Show as"
          layout="hidden"
          value={place.view}
          segments={known}
          onChange={(id) => {
            const view = views.find((each) => each === id)
            if (view) change({ view })
          }}
        />
      </div>
    </div>
  )
}
