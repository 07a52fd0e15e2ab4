import { TriangleAlert } from 'lucide-react'
import type { PrintWish } from '@/api/types'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { useSavePdf } from './use-save-pdf'

type Props = {
  wish: PrintWish
  /** What will not come out as it should. */
  caveats: readonly string[]
  isPrinting: boolean
  onPrint: () => void
}

export function PrintActions({ wish, caveats, isPrinting, onPrint }: Props) {
  const { mutate, isPending, error } = useSavePdf(wish)
  return (
    <div className="print-actions">
      {caveats.map((caveat) => (
        <p key={caveat} className="print-caveat">
          <TriangleAlert size={14} aria-hidden className="status-warn" />
          {caveat}
        </p>
      ))}
      {error && <ErrorNote title="There is no PDF" error={error} onRetry={() => mutate()} />}
      <Button look="solid" isPending={isPending} onPress={() => mutate()}>
        {isPending ? 'Drawing the PDF' : 'Save as PDF'}
      </Button>
      <Button look="box" isPending={isPrinting} onPress={onPrint}>
        Print
      </Button>
    </div>
  )
}
