import { useQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import { useApi } from '@/api/context'
import { foldersQuery } from '@/api/projects'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { FolderList } from './folder-list'
import { FolderPath } from './folder-path'
import './folders.css'

type Props = {
  path: string
  onGo: (path: string) => void
  /** Given where projects open; else they stand in the list and do nothing. */
  onOpen?: (path: string) => void
  /** Given where archives are unpacked; else they are not shown. */
  onUnpack?: (path: string) => void
}

/** The folders of the machine that the services run on; Backspace goes one up. */
export function FolderBrowser({ path, onGo, onOpen, onUnpack }: Props) {
  const api = useApi()
  const { data, error, refetch } = useQuery(foldersQuery(api, path))
  const goUp = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement
    if (event.key === 'Backspace' && !isTyping && data?.parent) onGo(data.parent)
  }
  return (
    <fieldset className="folder-browser" onKeyDown={goUp} aria-label="Folders">
      <FolderPath path={data?.path ?? path} onGo={onGo} />
      <div className="folder-list">
        {error && (
          <ErrorNote title="This folder cannot be shown" error={error} onRetry={() => refetch()} />
        )}
        {data && (
          <FolderList
            key={data.path}
            listing={data}
            onGo={onGo}
            onOpen={onOpen}
            onUnpack={onUnpack}
          />
        )}
        {!error && !data && <Skeleton height={28} />}
      </div>
    </fieldset>
  )
}
