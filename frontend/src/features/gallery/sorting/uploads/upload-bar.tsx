import { counted } from '@/lib/format/counted'
import { useUploads } from './upload-ui'

/** How far the files that were dropped have come; nothing where none are under way. */
export function UploadBar() {
  const { total, done, name } = useUploads()
  if (total === 0) return null
  return (
    <div className="upload-bar" role="status">
      <span className="cut">
        {counted(total, 'file')} to add: {name}
      </span>
      <progress aria-label="Files added" max={total} value={done} />
    </div>
  )
}
