import { useEffect } from 'react'
import { FileMenu } from './file-menu'
import { NewFolderDialog, RenameFolderDialog } from './folders/folder-dialogs'
import { OverwriteDialog } from './folders/overwrite-dialog'
import { PlaceDialog } from './folders/place-dialog'
import { HistorySheet } from './history-sheet'
import { RenameSheet } from './rename/rename-sheet'
import './sorting.css'
import { verdictTag } from './picks'
import { showPicks, useSortingUi } from './sorting-ui'
import { TagManager } from './tags/tag-manager'
import { useTags } from './tags/use-tags'

function Question() {
  const question = useSortingUi((ui) => ui.question)
  if (!question) return null
  switch (question.kind) {
    case 'rename':
      return <RenameSheet renamed={{ kind: 'selected' }} />
    case 'rename-by-date':
      return <RenameSheet renamed={{ kind: 'folder', folder: question.folder }} />
    case 'place':
      return <PlaceDialog manner={question.manner} />
    case 'overwrite':
      return <OverwriteDialog files={question.files} />
    case 'tags':
      return <TagManager />
    case 'history':
      return <HistorySheet />
    case 'new-folder':
      return <NewFolderDialog parent={question.parent} />
    case 'rename-folder':
      return <RenameFolderDialog folder={question.folder} />
    default:
      return question satisfies never
  }
}

/** Everything that sorting asks, and the menu of files. */
export function SortingDesk() {
  const pickTag = verdictTag(useTags(), 'pick')?.id ?? null
  useEffect(() => showPicks(pickTag), [pickTag])
  return (
    <>
      <Question />
      <FileMenu />
    </>
  )
}
