import { PageFrame } from '@/components/page-frame'

export function AppearancePage() {
  return (
    <PageFrame title="Settings">
      <h1 className="t-18 strong p-6">Appearance</h1>
    </PageFrame>
  )
}
