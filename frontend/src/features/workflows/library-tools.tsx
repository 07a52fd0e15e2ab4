import { Download, LayoutGrid, Plus, Rows3 } from 'lucide-react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from '@/components/button'
import { Segmented } from '@/components/segmented'
import { counted } from '@/lib/format/counted'
import { figure } from '@/lib/format/figures'
import { type Entry, isNarrowed } from './library'
import { showAll, useLibraryAddress } from './use-library-address'

const views = [
  { id: 'grid', label: 'Pictures', content: <LayoutGrid size={14} aria-hidden /> },
  { id: 'list', label: 'List', content: <Rows3 size={14} aria-hidden /> },
]

type Props = {
  shown: readonly Entry[]
  all: readonly Entry[]
  onFiles: (files: readonly File[]) => void
  onExportAll: () => void
}

/** How many are shown, how they are shown, and the way in and out. */
export function LibraryTools({ shown, all, onFiles, onExportAll }: Props) {
  const { place, change } = useLibraryAddress()
  const hasOwn = all.some(({ template }) => template.origin === 'own')
  return (
    <div className="workflow-tools">
      <span role="status">
        {shown.length < all.length
          ? `${figure(shown.length)} of ${counted(all.length, 'workflow')}`
          : counted(all.length, 'workflow')}
      </span>
      {isNarrowed(place) && (
        <Button size="small" onPress={() => change(showAll)}>
          Show all {counted(all.length, 'workflow')}
        </Button>
      )}
      <span className="grow" />
      {hasOwn && (
        <Button size="small" onPress={onExportAll}>
          <Download size={14} aria-hidden />
          Export your own
        </Button>
      )}
      <FileTrigger
        allowsMultiple
        acceptedFileTypes={['.json', '.png', '.webp', '.mp4', '.webm', '.mkv', '.zip']}
        onSelect={(files) => files && onFiles([...files])}
      >
        <Button size="small">
          <Plus size={14} aria-hidden />
          Import
        </Button>
      </FileTrigger>
      <div className="workflow-views">
        <Segmented
          label="Show as"
          layout="hidden"
          value={place.view ?? 'grid'}
          segments={views}
          onChange={(view) => change({ view: view === 'list' ? 'list' : 'grid' })}
        />
      </div>
    </div>
  )
}
