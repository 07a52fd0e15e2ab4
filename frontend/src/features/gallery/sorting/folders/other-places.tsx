import { useQuery } from '@tanstack/react-query'
import { Bookmark, CopyCheck, type LucideIcon, Trash2 } from 'lucide-react'
import { useApi } from '@/api/context'
import { trashQuery } from '@/api/gallery-changes'
import { figure } from '@/lib/format/figures'
import { useGallery } from '../../gallery-context'
import { useChangeAddress } from '../../use-gallery-address'
import { verdicts } from '../picks'

/** What finds the files that were picked. */
const PICKED = `tag:${verdicts.pick.name}`

type PlaceProps = {
  Icon: LucideIcon
  label: string
  number?: number | undefined
  isShown: boolean
  onShow: () => void
}

function Place({ Icon, label, number, isShown, onShow }: PlaceProps) {
  return (
    <li>
      <button
        type="button"
        className="other-place"
        aria-current={isShown ? 'true' : undefined}
        onClick={onShow}
      >
        <Icon size={16} strokeWidth={1.6} aria-hidden />
        <span className="cut">{label}</span>
        <span className="folder-count">{number !== undefined && figure(number)}</span>
      </button>
    </li>
  )
}

/** What was picked, what is there twice, and what was thrown away. */
export function OtherPlaces() {
  const { project, place } = useGallery()
  const change = useChangeAddress()
  const { data: trash } = useQuery(trashQuery(useApi(), project))
  const { q } = place.query
  return (
    <ul className="other-places" aria-label="Other places">
      <Place
        Icon={Bookmark}
        label="Picks"
        isShown={place.at === null && q === PICKED}
        onShow={() => change({ q: PICKED, folder: null, at: null })}
      />
      <Place
        Icon={CopyCheck}
        label="Duplicates"
        isShown={place.at === 'duplicates'}
        onShow={() => change({ at: 'duplicates' })}
      />
      <Place
        Icon={Trash2}
        label="Trash"
        number={trash?.items.length}
        isShown={place.at === 'trash'}
        onShow={() => change({ at: 'trash' })}
      />
    </ul>
  )
}
