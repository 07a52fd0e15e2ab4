import { Eye, EyeOff, X } from 'lucide-react'
import { type Json, type MediaValue, mediaJson } from '@/lib/workflow/values'
import { EditFile } from './edit-file'
import type { FileShelf } from './form-context'
import { FromBoard } from './from-board'
import { FromGallery } from './from-gallery'
import type { MediaInput } from './inputs'
import { PasteFile } from './paste-file'

type Props = {
  input: MediaInput
  file: MediaValue | null
  files: FileShelf
  onChange: (value: Json) => void
  onFile: (file: File) => void
  /** Somebody pasted, and there was no picture. */
  onNothing: () => void
}

const isPicture = ({ type }: MediaInput) => type === 'image' || type === 'mask'

/** Where a slot's file can come from, and what can be done with the one that is there. */
export function FileTools({ input, file, files, onChange, onFile, onNothing }: Props) {
  const { label } = input
  return (
    <span className="file-tools">
      <FromBoard input={input} value={file?.path ?? null} onChoose={onChange} />
      <FromGallery input={input} files={files} onChoose={onChange} />
      {!file && isPicture(input) && (
        <PasteFile label={label} onFile={onFile} onNothing={onNothing} />
      )}
      {file && input.type === 'image' && (
        <EditFile label={label} file={file} files={files} onChange={onChange} />
      )}
      {file && input.optional && (
        <button
          type="button"
          className="icon-button small"
          aria-label={`Use ${label}`}
          aria-pressed={file.enabled}
          title={file.enabled ? 'Leave it out of the render' : 'Use it again'}
          onClick={() => onChange(mediaJson({ ...file, enabled: !file.enabled }))}
        >
          {file.enabled ? <Eye size={14} aria-hidden /> : <EyeOff size={14} aria-hidden />}
        </button>
      )}
      {file && (
        <button
          type="button"
          className="icon-button small"
          aria-label={`Remove ${label}`}
          title="Remove"
          onClick={() => onChange(null)}
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </span>
  )
}
