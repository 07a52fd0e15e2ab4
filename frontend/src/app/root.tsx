import { Outlet } from '@tanstack/react-router'
import { ToastRegion } from '@/components/toast'
import { CommandKeys } from '@/lib/command-keys'

export function Root() {
  return (
    <>
      <Outlet />
      <ToastRegion />
      <CommandKeys />
    </>
  )
}
