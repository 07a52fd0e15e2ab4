import { ChevronDown, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { create } from 'zustand'
import { type FieldGroup, groupSummary } from '@/lib/camera/groups'
import type { Camera } from '@/lib/camera/values'
import './camera.css'

/** Which groups lie open; the same for every shot. */
const useOpenGroups = create<{ open: ReadonlySet<string> }>(() => ({
  open: new Set(['camera', 'lens']),
}))

const toggle = (group: string) =>
  useOpenGroups.setState(({ open }) => {
    const next = new Set(open)
    if (!next.delete(group)) next.add(group)
    return { open: next }
  })

type Props = { group: FieldGroup; camera: Camera; children: ReactNode }

/** A group of fields that folds; folded, it says what is chosen in it. */
export function CameraGroup({ group, camera, children }: Props) {
  const isOpen = useOpenGroups(({ open }) => open.has(group.id))
  const summary = groupSummary(group, camera)
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    // biome-ignore lint/a11y/useSemanticElements: fields of a document, not of a form
    <div className="camera-group" role="group" aria-label={group.label}>
      <button
        type="button"
        className="camera-group-head"
        aria-expanded={isOpen}
        onClick={() => toggle(group.id)}
      >
        <Chevron size={14} aria-hidden />
        <span>{group.label}</span>
        {!isOpen && summary && <span className="camera-summary cut">{summary}</span>}
      </button>
      {isOpen && <div className="camera-fields">{children}</div>}
    </div>
  )
}
