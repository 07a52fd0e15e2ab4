import { lazy, Suspense } from 'react'
import { useGenerateUi } from './generate-ui'
import { useGenerateCommands } from './use-generate-commands'

const GenerateDialog = lazy(async () => ({
  default: (await import('./generate-dialog')).GenerateDialog,
}))

/** All of generating that is not at home in a panel or the inspector; its dialog is loaded when first opened. */
export function Generating() {
  useGenerateCommands()
  const isOpen = useGenerateUi((ui) => ui.isOpen)
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <GenerateDialog />
    </Suspense>
  )
}
