import { Link } from '@tanstack/react-router'
import { FolderOpen, Settings } from 'lucide-react'
import { Button } from '@/components/button'

export function LauncherActions({ onOpenFolder }: { onOpenFolder: () => void }) {
  return (
    <>
      <Button onPress={onOpenFolder}>
        <FolderOpen size={16} aria-hidden />
        Open folder
      </Button>
      <Link to="/settings/nodes" className="icon-button normal" aria-label="Settings">
        <Settings size={16} aria-hidden />
      </Link>
    </>
  )
}
