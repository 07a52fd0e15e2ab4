import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { projectSettingsQuery } from '@/api/projects'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { Sheet } from '@/components/sheet'
import { Skeleton } from '@/components/skeleton'
import { useBoardState } from '@/lib/project/project-context'
import { SETTINGS_FORM, SettingsForm } from './settings-form'
import './settings.css'

type Props = { projectId: string; onClose: () => void }

/** The settings as they are now; while somebody else changes them, the last who saves is right. */
export function SettingsDialog({ projectId, onClose }: Props) {
  const { data, error, refetch, isFetching } = useQuery(projectSettingsQuery(useApi(), projectId))
  const rendered = useBoardState(
    ({ shots }) => Object.values(shots).filter(({ chosenTake }) => chosenTake !== null).length,
  )
  const isRead = data !== undefined && !isFetching
  const actions = isRead && (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button type="submit" form={SETTINGS_FORM} look="solid">
        Save
      </Button>
    </>
  )
  return (
    <Sheet title="Project settings" isOpen onClose={onClose} actions={actions}>
      {error && (
        <ErrorNote
          title="The settings cannot be read"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {!error && !isRead && <Skeleton height={480} />}
      {isRead && <SettingsForm settings={data} rendered={rendered} onClose={onClose} />}
    </Sheet>
  )
}
