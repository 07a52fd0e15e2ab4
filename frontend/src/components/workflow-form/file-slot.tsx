import { AudioLines, Film, ImagePlus, LoaderCircle } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, memo, useId, useRef, useState } from 'react'
import { carriesFile } from '@/lib/workflow/dragged-file'
import { acceptedBy } from '@/lib/workflow/media'
import { type Json, type MediaValue, readMedia } from '@/lib/workflow/values'
import { FileTools } from './file-tools'
import { useFormTools } from './form-context'
import type { MediaInput } from './inputs'
import { useTakeFile } from './use-take-file'

const icons = { image: ImagePlus, mask: ImagePlus, video: Film, audio: AudioLines } as const
const THUMBNAIL = 160

type PictureProps = { input: MediaInput; file: MediaValue | null; isBusy: boolean }

/** The file as far as it can be seen, else what the slot is for. */
function Picture({ input, file, isBusy }: PictureProps) {
  const { files } = useFormTools()
  const [broken, setBroken] = useState<string | null>(null)
  const Icon = icons[input.type]
  if (isBusy) return <LoaderCircle size={16} aria-hidden className="spin" />
  if (!file) return <Icon size={16} strokeWidth={1.6} aria-hidden />
  if (!files || input.type === 'audio' || broken === file.path) {
    return (
      <span className="file-name">
        <Icon size={16} strokeWidth={1.6} aria-hidden />
        {file.path.slice(file.path.lastIndexOf('/') + 1)}
      </span>
    )
  }
  return (
    <img
      src={files.thumbnailUrl(file.path, THUMBNAIL)}
      alt=""
      draggable={false}
      onError={() => setBroken(file.path)}
    />
  )
}

type Props = { input: MediaInput; value: Json | undefined; problem?: string | undefined }

/** A place for one file: dropped, pasted, chosen, or taken from the board. */
export const FileSlot = memo(function FileSlot({ input, value, problem }: Props) {
  const { onChange, files } = useFormTools()
  const id = useId()
  const chooser = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const file = readMedia(value)
  const set = (next: Json) => onChange({ [input.name]: next }, 'step')
  const { take, takeNothing, state } = useTakeFile(input, files, set)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer)
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length > 0) void take(event.clipboardData)
  }
  const said = state.kind === 'refused' ? state.message : problem
  const { label } = input
  return (
    // biome-ignore lint/a11y/useSemanticElements: a place of a document's form
    <div
      className="file-slot"
      role="group"
      aria-label={label}
      data-over={isOver || undefined}
      data-off={file?.enabled === false || undefined}
      data-invalid={said !== undefined || undefined}
      data-tip={input.tooltip ?? undefined}
      onDragOver={(event) => {
        if (!files || !carriesFile(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={files ? drop : undefined}
      onPaste={files ? paste : undefined}
    >
      <button
        type="button"
        className={file ? 'file-picture' : 'file-picture is-empty'}
        disabled={!files}
        aria-label={file ? `${label}: choose another file` : `${label}: choose a file`}
        aria-describedby={id}
        title={files ? 'Drop, paste or choose a file' : undefined}
        onClick={() => chooser.current?.click()}
      >
        <Picture input={input} file={file} isBusy={state.kind === 'keeping'} />
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={acceptedBy(input.type)}
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen) void take(chosen)
          target.value = ''
        }}
      />
      <div className="file-caption">
        <span className="cut">{label}</span>
        {files && (
          <FileTools
            {...{ input, file, files }}
            onChange={set}
            onFile={take}
            onNothing={takeNothing}
          />
        )}
      </div>
      {said !== undefined && <p className="form-problem">{said}</p>}
      <span id={id} hidden>
        {[said, input.tooltip, file?.path].filter(Boolean).join(' ')}
      </span>
    </div>
  )
})
