import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useAction, useOperation } from '../../api/hooks.ts';
import { useT } from '../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../parts/index.ts';
import { Frame } from './frame.tsx';
import { safeTarget } from './link-token.ts';

const SHORTEST = 10;

export function Component() {
  const t = useT('sign-in');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const client = useQueryClient();
  const session = useOperation('session', {});
  const setPassword = useAction('setPassword', {
    onSuccess: (me) => {
      client.setQueryData(['session', {}], me);
      void navigate(safeTarget(search.get('then')), { replace: true });
    },
  });
  if (session.error?.problem.status === 401) return <Navigate to="/sign-in" replace />;
  if (session.data === undefined) return <Loading />;
  const { name, account } = session.data.user;
  return (
    <Frame>
      <h1>{t('first.title')}</h1>
      <p className="cl-muted">{t('first.lead', { name, account })}</p>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={({ password }: { password: string }) => setPassword.mutate({ body: { password } })}
      >
        <input type="text" autoComplete="username" value={account} readOnly hidden />
        <Form.Item
          name="password"
          label={t('first.new')}
          rules={[{ required: true, min: SHORTEST, message: t('first.short') }]}
        >
          <Input.Password autoComplete="new-password" autoFocus maxLength={200} data-testid="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('first.again')}
          dependencies={['password']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_rule, value) =>
                value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(t('first.differs'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} data-testid="new-password-again" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={setPassword.isPending} data-testid="set-password">
          {t('first.submit')}
        </Button>
      </Form>
      <ProblemNotice error={setPassword.error} kept />
    </Frame>
  );
}
