import { PageFrame } from '@/components/page-frame'

export function LauncherPage() {
  return (
    <PageFrame title="Director's Console">
      <h1 className="t-18 strong p-6">Projects</h1>
    </PageFrame>
  )
}
