/** Signing out while something of mine waits on this device: says what stays, and asks. */
import { changes } from '../platform/save-state'
import { leavingBehind, useSignOut } from '../platform/session'
import { useStore } from '../platform/store'
import { ConfirmDialog } from '../ui/ConfirmDialog'

export function SignOutDialog() {
  const left = useStore(leavingBehind)
  const signOut = useSignOut()
  if (!left) return null
  return (
    <ConfirmDialog
      open
      harmless
      title="Sign out and leave them here?"
      action="Sign out"
      onClose={() => leavingBehind.set(null)}
      onConfirm={() => void signOut(true)}
    >
      {left.changes > 0 && (
        <p>
          {changes(left.changes)} of yours {left.changes === 1 ? 'has' : 'have'} not reached the server yet and{' '}
          {left.changes === 1 ? 'is' : 'are'} still kept on this device, locked: nobody else can read them. They are
          sent when you sign in here again, on this device and in this browser.
        </p>
      )}
      {left.rescued > 0 && (
        <p>
          Your words that were not taken stay here too, and wait for you. Copy them first if you need them elsewhere.
        </p>
      )}
    </ConfirmDialog>
  )
}
