import {
  Bookmark,
  Columns2,
  FolderInput,
  Share,
  Tag,
  TextCursorInput,
  Trash2,
  X,
} from 'lucide-react'
import { type ReactElement, useDeferredValue } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { Stars } from '@/components/stars'
import { counted } from '@/lib/format/counted'
import { figure } from '@/lib/format/figures'
import { useFile, useGallery } from '../gallery-context'
import { countSelected, selectNothing, useGallerySelection, useGalleryUi } from '../gallery-ui'
import './sorting.css'
import { ask, openTagging, useSortingUi } from './sorting-ui'
import { TagChooser } from './tags/tag-chooser'
import { useTags } from './tags/use-tags'
import { ReferenceButton } from './together/reference-button'
import { UploadBar } from './uploads/upload-bar'
import { useCompareSelected } from './use-compare-selected'
import { useExport } from './use-export'
import { useSelectedTags } from './use-selected-tags'
import { useSorting } from './use-sorting'

function TagButton() {
  const isOpen = useSortingUi(({ isTagging }) => isTagging)
  const tags = useTags()
  const { isOn, give, take } = useSelectedTags()
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={openTagging}>
      <Button>
        <Tag size={16} strokeWidth={1.6} aria-hidden />
        Tag<kbd>T</kbd>
      </Button>
      <Popover className="popover tag-popover" offset={4} placement="top">
        <Dialog aria-label="Tags of the selected files" className="tag-dialog">
          <TagChooser tags={tags} isOn={isOn} onGive={give} onTake={take} />
          <Button size="small" onPress={() => [openTagging(false), ask({ kind: 'tags' })]}>
            All tags
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

type ToolProps = { label: string; keys?: string; onPress: () => void; children: ReactElement }

const Tool = ({ label, keys, onPress, children }: ToolProps) => (
  <IconButton label={label} shortcut={keys} onPress={onPress}>
    {children}
  </IconButton>
)

/** What can be done to all selected files; stands at the foot, in the flow. */
export function SelectionBar() {
  const { order } = useGallery()
  const selection = useGallerySelection()
  const selected = useDeferredValue(countSelected(selection, order.ids.length))
  const current = useFile(useDeferredValue(useGalleryUi((ui) => ui.current)))
  const { rate, judge, trash } = useSorting()
  const exportFiles = useExport()
  const compare = useCompareSelected()
  if (selected === 0) return <UploadBar />
  const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const
  return (
    <>
      <UploadBar />
      <div
        className="sorting-bar"
        role="toolbar"
        aria-label={`${counted(selected, 'file')} selected`}
      >
        <b>{figure(selected)} selected</b>
        <Stars of={counted(selected, 'file')} value={0} onRate={(stars) => void rate(stars)} />
        <i className="sorting-line" />
        <Button onPress={() => void judge('pick')}>
          <Bookmark {...icon} />
          Pick<kbd>P</kbd>
        </Button>
        <Button onPress={() => void judge('reject')}>
          Reject<kbd>X</kbd>
        </Button>
        <TagButton />
        {selected > 1 && (
          <Button isDisabled={!compare} onPress={() => compare?.()}>
            <Columns2 {...icon} />
            Compare<kbd>C</kbd>
          </Button>
        )}
        {selected === 1 && current && (
          <ReferenceButton path={current.path} look="plain" words="Reference" />
        )}
        <span className="grow" />
        <Tool
          label="Move to a folder"
          keys="M"
          onPress={() => ask({ kind: 'place', manner: 'move' })}
        >
          <FolderInput {...icon} />
        </Tool>
        <Tool label="Rename" keys="F2" onPress={() => ask({ kind: 'rename' })}>
          <TextCursorInput {...icon} />
        </Tool>
        <Tool label="Save copies on this computer" onPress={() => void exportFiles()}>
          <Share {...icon} />
        </Tool>
        <Tool label="Move to the trash" keys="Del" onPress={() => void trash()}>
          <Trash2 {...icon} />
        </Tool>
        <Tool label="Select nothing" keys="Esc" onPress={selectNothing}>
          <X {...icon} />
        </Tool>
      </div>
    </>
  )
}
