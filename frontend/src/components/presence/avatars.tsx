import { ToggleButton } from 'react-aria-components/ToggleButton'
import { Tooltip } from '@/components/tooltip'
import { follow, followNobody, useFollowing } from '@/lib/presence/following'
import { initials, type Person, people } from '@/lib/presence/presence'
import { useOthers } from '@/lib/presence/use-others'
import { useBoardState } from '@/lib/project/project-context'
import './presence.css'
import { whereabouts } from './whereabouts'

/** As many as stand in the bar; the others are counted. */
const MOST = 4

function Avatar({ person }: { person: Person }) {
  const isFollowed = useFollowing(({ id }) => id === person.id)
  const code = useBoardState(({ shots }) => shots[person.editing?.shot ?? '']?.code)
  const letters = initials(person.name)
  const where = whereabouts(person, code)
  return (
    <Tooltip text={`${where}. ${isFollowed ? 'Stop following' : 'Follow on the board'}`}>
      <ToggleButton
        className="avatar"
        // The visible letters come first, for people who speak to the page.
        aria-label={`${letters}, follow ${person.name}`}
        isSelected={isFollowed}
        onChange={(on) => (on ? follow(person.id) : followNobody())}
      >
        {letters}
      </ToggleButton>
    </Tooltip>
  )
}

/** The others at the project; pressed, the board follows what one of them sees. */
export function Avatars() {
  const others = useOthers(people)
  if (others.length === 0) return null
  const rest = others.slice(MOST)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not a form
    <div className="avatars" role="group" aria-label="Others at this project">
      {others.slice(0, MOST).map((person) => (
        <Avatar key={person.id} person={person} />
      ))}
      {rest.length > 0 && (
        <span className="avatar is-rest" title={rest.map(({ name }) => name).join(', ')}>
          +{rest.length}
        </span>
      )}
    </div>
  )
}
