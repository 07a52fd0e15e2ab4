import { Redo2, Undo2, X } from 'lucide-react'
import { useState } from 'react'
import { Heading } from 'react-aria-components/Heading'
import { useStore } from 'zustand'
import { messageOf } from '@/api/problem'
import { useDialogKeys } from '@/lib/dialog-keys'
import { Button } from '../button'
import { IconButton } from '../icon-button'
import { Segmented } from '../segmented'
import { FullWindow } from '../viewer/full-window'
import { useZoom } from '../viewer/use-zoom'
import { zoomCommands } from '../viewer/viewer-commands'
import { ZoomTools } from '../viewer/zoom-tools'
import { BrushTools } from './brush-tools'
import { CropTools } from './crop-tools'
import type { Editing } from './editing'
import './editor.css'
import { EditorStage } from './editor-stage'
import type { PictureEditorProps } from './models'
import { savedEdit } from './saved-edit'
import { type ChangeDesk, type Desk, type Tool, useDesk } from './use-desk'
import { useSpaceHeld } from './use-held-key'

const tools = [
  { id: 'crop', label: 'Crop' },
  { id: 'mask', label: 'Mask' },
  { id: 'paint', label: 'Paint' },
] as const

const isTool = (id: string): id is Tool => tools.some((tool) => tool.id === id)

/** What of its size one key makes the brush smaller or larger by. */
const SIZE_STEP = 1.2

function deskCommands(desk: Desk, change: ChangeDesk, editing: Editing) {
  const resize = (factor: number) => () => {
    const size = Math.max(1, Math.round(desk.brush.size * factor))
    change({ brush: { ...desk.brush, size } })
  }
  return [
    { id: 'editor-undo', title: 'Editor: undo', keys: 'mod+z', run: editing.undo },
    { id: 'editor-redo', title: 'Editor: redo', keys: 'mod+shift+z,mod+y', run: editing.redo },
    { id: 'editor-crop', title: 'Editor: crop', keys: 'c', run: () => change({ tool: 'crop' }) },
    { id: 'editor-mask', title: 'Editor: mask', keys: 'm', run: () => change({ tool: 'mask' }) },
    { id: 'editor-paint', title: 'Editor: paint', keys: 'p', run: () => change({ tool: 'paint' }) },
    {
      id: 'editor-brush',
      title: 'Editor: brush',
      keys: 'b',
      run: () => change({ isErasing: false }),
    },
    {
      id: 'editor-eraser',
      title: 'Editor: eraser',
      keys: 'e',
      run: () => change({ isErasing: true }),
    },
    { id: 'editor-smaller', title: 'Editor: smaller brush', keys: '[', run: resize(1 / SIZE_STEP) },
    { id: 'editor-larger', title: 'Editor: larger brush', keys: ']', run: resize(SIZE_STEP) },
  ]
}

/** Saves and closes; what goes wrong is told and nothing is lost. */
function useSave(editing: Editing, onSave: PictureEditorProps['onSave'], onClose: () => void) {
  const [state, setState] = useState<'ready' | 'saving' | { refused: string }>('ready')
  const save = async () => {
    setState('saving')
    try {
      await onSave(await savedEdit(editing))
      onClose()
    } catch (error) {
      setState({ refused: messageOf(error) })
    }
  }
  return { state, save: () => void save() }
}

/** What was done is not dropped by one slip of a key: the first time only says so. */
function useClose(editing: Editing, onClose: () => void) {
  const [isWarned, setWarned] = useState(false)
  const close = () => {
    if (isWarned || editing.store.getState().past.done.length === 0) onClose()
    else setWarned(true)
  }
  return { isWarned, close }
}

type Props = PictureEditorProps & { editing: Editing }

/** The picture on the desk, with crop, mask and paint. */
export function Editor({ editing, picture, frame, onSave, onClose }: Props) {
  const { size, store } = editing
  const { desk, change } = useDesk(Math.max(size.width, size.height))
  const past = useStore(store, (state) => state.past)
  const zoom = useZoom()
  const isPanning = useSpaceHeld()
  const { state, save } = useSave(editing, onSave, onClose)
  const { isWarned, close } = useClose(editing, onClose)
  const onKeyDown = useDialogKeys('editor', [
    ...deskCommands(desk, change, editing),
    ...zoomCommands(zoom),
  ])
  return (
    <FullWindow label={`Edit ${picture.title}`} onClose={close} onKeyDown={onKeyDown}>
      <header className="viewer-bar">
        <Heading slot="title" className="t-13 strong cut">
          {picture.title}
        </Heading>
        <Segmented
          label="What to do"
          layout="hidden"
          value={desk.tool}
          segments={tools}
          onChange={(id) => isTool(id) && change({ tool: id })}
        />
        <IconButton
          label="Undo"
          shortcut="Ctrl Z"
          isDisabled={past.done.length === 0}
          onPress={editing.undo}
        >
          <Undo2 size={16} strokeWidth={1.6} aria-hidden />
        </IconButton>
        <IconButton
          label="Redo"
          shortcut="Ctrl Shift Z"
          isDisabled={past.undone.length === 0}
          onPress={editing.redo}
        >
          <Redo2 size={16} strokeWidth={1.6} aria-hidden />
        </IconButton>
        <span className="grow" />
        {typeof state === 'object' && (
          <span className="status-failed cut" role="alert">
            {state.refused}
          </span>
        )}
        {isWarned && (
          <span className="t-12" role="alert">
            Not saved. Close again to drop what was done.
          </span>
        )}
        <Button look="solid" isDisabled={state === 'saving'} onPress={save}>
          {state === 'saving' ? 'Saving' : 'Save'}
        </Button>
        <IconButton label="Close without saving" shortcut="Esc" onPress={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className="viewer-body">
        <EditorStage editing={editing} desk={desk} zoom={zoom} isPanning={isPanning} />
        <section className="editor-tools" aria-label="Tools">
          {desk.tool === 'crop' ? (
            <CropTools editing={editing} desk={desk} onDesk={change} frame={frame} />
          ) : (
            <BrushTools editing={editing} layer={desk.tool} desk={desk} onDesk={change} />
          )}
        </section>
      </div>
      <footer className="viewer-bar is-foot">
        <span className="t-12 t3">Space and drag moves the picture, the wheel zooms</span>
        <span className="grow" />
        <ZoomTools zoom={zoom} />
      </footer>
    </FullWindow>
  )
}
