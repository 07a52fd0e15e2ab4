import { CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useApi } from '@/api/context'
import { type IndexStatus, rescan } from '@/api/gallery'
import { Button } from '@/components/button'
import { figure } from '@/lib/format/figures'
import { useGallery, useIndexStatus } from '../gallery-context'

/** Files read in less time than this say nothing. */
const WORTH_SAYING = 200

function Reading({ index }: { index: IndexStatus }) {
  const whole = index.files + index.remaining
  const share = whole > 0 ? index.files / whole : 0
  const pace = index.files_per_second
  return (
    <div className="notice">
      <LoaderCircle size={14} aria-hidden className="spin" />
      <p>
        {figure(index.remaining)} of {figure(whole)} files are still to be read
        {pace ? `, ${figure(Math.round(pace))} in a second` : ''}. What was read is here.
      </p>
      <span
        className="bar index-bar"
        role="progressbar"
        aria-label="Files read"
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  )
}

function FolderAway() {
  const api = useApi()
  const { project } = useGallery()
  return (
    <div className="notice">
      <CloudOff size={14} aria-hidden />
      <p>The project's folder cannot be reached. What is shown is what was known of it.</p>
      <Button look="box" size="small" onPress={() => void rescan(api, project)}>
        Look again
      </Button>
    </div>
  )
}

/** What there is to say about what is shown: not read yet, out of reach, damaged. */
export function IndexNotices() {
  const index = useIndexStatus()
  if (!index) return null
  return (
    <div role="status">
      {index.folder_away && <FolderAway />}
      {index.remaining > WORTH_SAYING && <Reading index={index} />}
      {index.problems.map((problem) => (
        <div key={problem} className="notice">
          <TriangleAlert size={14} aria-hidden className="status-warn" />
          <p>{problem}</p>
        </div>
      ))}
    </div>
  )
}
