import { GenerateDialog } from './generate-dialog'
import { useGenerateCommands } from './use-generate-commands'

/** All of generating that is not at home in a panel or the inspector. */
export function Generating() {
  useGenerateCommands()
  return <GenerateDialog />
}
