import { Button, Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useT } from '../../../i18n/index.ts';

/** Nothing typed is lost by leaving: the page asks first, and closing the window does too. */
export function LeaveGuard({
  dirty,
  saving,
  onSave,
  onDiscard,
}: {
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly onSave: () => Promise<boolean>;
  readonly onDiscard: () => void;
}) {
  const t = useT('cases');
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
  const stay = () => blocker.reset?.();
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('leave.title')}
      onCancel={stay}
      footer={[
        <Button
          key="discard"
          danger
          onClick={() => {
            onDiscard();
            blocker.proceed?.();
          }}
          data-testid="leave-discard"
        >
          {t('leave.discard')}
        </Button>,
        <Button key="stay" onClick={stay}>
          {t('leave.stay')}
        </Button>,
        <Button
          key="save"
          type="primary"
          autoFocus
          loading={saving}
          onClick={() => {
            void onSave().then((saved) => (saved ? blocker.proceed?.() : stay()));
          }}
          data-testid="leave-save"
        >
          {t('leave.save')}
        </Button>,
      ]}
    >
      {t('leave.text')}
    </Modal>
  );
}
