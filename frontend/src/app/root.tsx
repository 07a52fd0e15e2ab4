import { Outlet } from '@tanstack/react-router'
import { ToastRegion } from '@/components/toast'
import { WorksPart } from '@/components/works/works-part'
import { CommandKeys } from '@/lib/command-keys'

export function Root() {
  return (
    <>
      <Outlet />
      <ToastRegion />
      <WorksPart />
      <CommandKeys />
    </>
  )
}
