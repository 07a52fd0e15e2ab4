import type { PrintWish } from '@/api/types'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { useSavePdf } from './use-save-pdf'

type Props = { wish: PrintWish; isPrinting: boolean; onPrint: () => void }

export function PrintActions({ wish, isPrinting, onPrint }: Props) {
  const { mutate, isPending, error } = useSavePdf(wish)
  return (
    <div className="print-actions">
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
