import { Copy } from 'lucide-react'
import { Button } from '@/components/button'
import { useShowToast } from '@/components/toast'
import { wordsSought } from '../finding/query-terms'
import { useGallery } from '../gallery-context'
import { markWords } from './marked-words'

function Marked({ text }: { text: string }) {
  const { place } = useGallery()
  return markWords(text, wordsSought(place.query.q)).map(({ text: piece, isMarked }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, in their order
    return isMarked ? <mark key={index}>{piece}</mark> : <span key={index}>{piece}</span>
  })
}

type Props = { title: string; text: string }

/** The words that a picture was made from, with those marked that were looked for. */
export function PromptSection({ title, text }: Props) {
  const show = useShowToast()
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    show({ text: `${title} copied` })
  }
  return (
    <section className="file-section" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <Button size="small" onPress={() => void copy()}>
          <Copy size={14} strokeWidth={1.6} aria-hidden />
          Copy
        </Button>
      </header>
      <p className="file-prompt">
        <Marked text={text} />
      </p>
    </section>
  )
}
