import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useAction } from '../api/hooks.ts';
import { useT } from '../i18n/index.ts';
import { ProblemNotice } from '../parts/index.ts';

/** Stands above the page when the session has ended, so that unsaved work survives it. */
export function SignInAgain({ account }: { readonly account: string }) {
  const t = useT('shell');
  const client = useQueryClient();
  const signIn = useAction('signIn', {
    onSuccess: (me) => {
      client.setQueryData(['session', {}], me);
      void client.invalidateQueries();
    },
  });
  return (
    <Modal open closable={false} footer={null} title={t('again.title')} width={400}>
      <p className="cl-muted">{t('again.text')}</p>
      <Form
        layout="vertical"
        onFinish={({ password }: { password: string }) => signIn.mutate({ body: { account, password } })}
      >
        <Form.Item name="password" label={t('again.password', { account })} rules={[{ required: true, message: '' }]}>
          <Input.Password autoFocus autoComplete="current-password" data-testid="again-password" />
        </Form.Item>
        <ProblemNotice error={signIn.error} />
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {t('again.go')}
        </Button>
      </Form>
    </Modal>
  );
}
