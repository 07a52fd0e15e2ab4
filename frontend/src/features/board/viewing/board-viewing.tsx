import { BoardViewer } from './board-viewer'
import { useViewingCommands } from './viewing-commands'

/** All of looking closely, at home in no single panel. */
export function BoardViewing() {
  useViewingCommands()
  return <BoardViewer />
}
