import { Crop } from 'lucide-react'
import { useState } from 'react'
import { PictureEditor } from '@/components/picture-editor/picture-editor'
import { type Json, type MediaValue, mediaJson } from '@/lib/workflow/values'
import { editedWords, keptEdit, pictureToEdit } from './edited-file'
import { type FileShelf, useFormTools } from './form-context'

type Props = { label: string; file: MediaValue; files: FileShelf; onChange: (value: Json) => void }

/** Crops, paints and masks the picture of a slot. */
export function EditFile({ label, file, files, onChange }: Props) {
  const { frame } = useFormTools()
  const [isOpen, setOpen] = useState(false)
  const words = editedWords(file)
  return (
    <>
      <button
        type="button"
        className="icon-button small"
        aria-label={words ? `Edit ${label}, ${words}` : `Edit ${label}`}
        title={words ? `Crop, paint, mask (${words})` : 'Crop, paint, mask'}
        data-edited={words !== '' || undefined}
        onClick={() => setOpen(true)}
      >
        <Crop size={14} aria-hidden />
      </button>
      {isOpen && (
        <PictureEditor
          picture={pictureToEdit(file, { title: label, fileUrl: files.fileUrl })}
          frame={frame}
          onSave={async (edited) => onChange(mediaJson(await keptEdit(file, edited, files)))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
