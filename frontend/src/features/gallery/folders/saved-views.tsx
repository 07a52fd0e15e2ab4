import { Bookmark, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { IconButton } from '@/components/icon-button'
import { isShown, useSavedViews } from '../finding/use-saved-views'
import { useGallery } from '../gallery-context'

/** Searches that were kept by name; what answers them today is shown. */
export function SavedViews() {
  const { place } = useGallery()
  const { views, open, remove } = useSavedViews()
  if (views.length === 0) return null
  return (
    <ul className="saved-views" aria-label="Saved views">
      {views.map((view) => (
        <li key={view.name} className={isShown(view, place) ? 'is-shown' : ''}>
          <Button className="saved-view" onPress={() => open(view)}>
            <Bookmark size={16} strokeWidth={1.6} aria-hidden />
            <span className="cut">{view.name}</span>
          </Button>
          <IconButton
            label={`Delete the view ${view.name}`}
            size="small"
            onPress={() => void remove(view)}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
