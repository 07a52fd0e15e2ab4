import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { messageOf } from '@/api/problem'
import { IconButton } from '../icon-button'
import { FullWindow } from '../viewer/full-window'
import type { Editing } from './editing'
import { Editor } from './editor'
import type { PictureEditorProps, PictureToEdit } from './models'
import { readPicture } from './read-picture'

type Reading =
  | { status: 'reading' }
  | { status: 'read'; editing: Editing }
  | { status: 'failed'; message: string }

function useReading(given: PictureToEdit): Reading {
  // As it was when the editor opened: what somebody else changes meanwhile changes nothing on the desk.
  const [picture] = useState(given)
  const [reading, setReading] = useState<Reading>({ status: 'reading' })
  useEffect(() => {
    const stop = new AbortController()
    readPicture(picture, stop.signal).then(
      (editing) => setReading({ status: 'read', editing }),
      (error: unknown) => {
        if (!stop.signal.aborted) setReading({ status: 'failed', message: messageOf(error) })
      },
    )
    return () => stop.abort()
  }, [picture])
  return reading
}

const noKeys = () => {}

/** Reads the picture, then puts it on the desk. */
export function EditorDialog(props: PictureEditorProps) {
  const reading = useReading(props.picture)
  const { onClose, picture } = props
  if (reading.status === 'read') return <Editor {...props} editing={reading.editing} />
  return (
    <FullWindow label={`Edit ${picture.title}`} onClose={onClose} onKeyDown={noKeys}>
      <header className="viewer-bar">
        <b className="cut">{picture.title}</b>
        <span className="grow" />
        <IconButton label="Close" onPress={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className="viewer-stage">
        <p className="viewer-broken">
          {reading.status === 'failed' ? reading.message : 'Reading the picture'}
        </p>
      </div>
    </FullWindow>
  )
}
