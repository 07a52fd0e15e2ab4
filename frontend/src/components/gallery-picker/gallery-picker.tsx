import { useInfiniteQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { SearchField } from 'react-aria-components/SearchField'
import { Button } from '../button'
import { Dialog } from '../dialog'
import { ErrorNote } from '../error-note'
import { Skeleton } from '../skeleton'
import './gallery-picker.css'

export type Found = { paths: readonly string[]; next: string | null }

/** Where the files come from, newest first; `words` are those of the gallery's search. */
export type FileSource = {
  find: (words: string, cursor: string | null) => Promise<Found>
  thumbnailUrl: (path: string, width: number) => string
  /** Whatever else the answers depend on, such as the project and the kind of file. */
  key: readonly string[]
}

type Props = {
  title: string
  source: FileSource
  onClose: () => void
  onChoose: (path: string) => void
}

const THUMBNAIL = 320

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

function useFound({ find, key }: FileSource, words: string) {
  return useInfiniteQuery({
    queryKey: ['gallery-picker', ...key, words],
    queryFn: ({ pageParam }) => find(words, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    // A folder that was never looked at is read meanwhile.
    refetchInterval: 4_000,
  })
}

function Files({
  source,
  words,
  onChoose,
}: Pick<Props, 'source' | 'onChoose'> & { words: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useFound(
    source,
    words,
  )
  if (error) {
    return (
      <ErrorNote title="The gallery cannot be read" error={error} onRetry={() => void refetch()} />
    )
  }
  if (!data) return <Skeleton height={320} />
  const files = data.pages.flatMap(({ paths }) => paths.map((path) => ({ id: path })))
  return (
    <>
      <ListBox
        aria-label="Files of the project"
        className="gallery-picks"
        layout="grid"
        items={files}
        onAction={(id) => onChoose(String(id))}
        renderEmptyState={() => <p className="t3">No file of the project is so.</p>}
      >
        {({ id }) => (
          <ListBoxItem id={id} textValue={nameOf(id)} className="gallery-pick">
            <img src={source.thumbnailUrl(id, THUMBNAIL)} alt="" loading="lazy" draggable={false} />
            <span className="cut" title={id}>
              {nameOf(id)}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
      {hasNextPage && (
        <Button look="box" isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          Older ones
        </Button>
      )}
    </>
  )
}

/** Chooses one file of the project, found as in the gallery. */
export function GalleryPicker({ title, source, onClose, onChoose }: Props) {
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words)
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <div className="gallery-picker">
        <SearchField
          aria-label="Find in the gallery"
          autoFocus
          className="gallery-pick-field control"
          value={words}
          onChange={setWords}
        >
          <Search size={16} aria-hidden />
          <Input placeholder="Words of the prompt, model:flux, rating>=4" />
        </SearchField>
        <Files
          source={source}
          words={asked}
          onChoose={(path) => {
            onChoose(path)
            onClose()
          }}
        />
      </div>
    </Dialog>
  )
}
