import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useAction } from '../../api/hooks.ts';
import type { Me } from '../../api/session.tsx';
import { switchLanguage, useT } from '../../i18n/index.ts';
import { ProblemNotice } from '../../parts/index.ts';
import { Frame } from './frame.tsx';
import { linkToken, safeTarget } from './link-token.ts';

/** A link signs in once; React may mount twice. */
const spent = new Set<string>();

export function Component() {
  const t = useT('sign-in');
  const location = useLocation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const client = useQueryClient();
  const [token] = useState(() => linkToken(location));
  const enter = (me: Me) => {
    client.clear();
    client.setQueryData(['session', {}], me);
    void switchLanguage(me.user.language);
    const target = safeTarget(search.get('then'));
    void navigate(me.user.mustSetPassword ? `/sign-in/password?then=${encodeURIComponent(target)}` : target, {
      replace: true,
    });
  };
  const byLink = useAction('signInByLink', { onSuccess: enter });
  const byPassword = useAction('signIn', { onSuccess: enter });
  const { mutate: signInBy } = byLink;
  useEffect(() => {
    if (token === undefined || spent.has(token)) return;
    spent.add(token);
    // The token leaves the address bar and the history before anything else happens.
    window.history.replaceState(null, '', '/sign-in');
    signInBy({ body: { token } });
  }, [token, signInBy]);

  if (token !== undefined && byLink.error === null) {
    return (
      <Frame>
        <Spin />
        <div>{t('link.working')}</div>
      </Frame>
    );
  }
  return (
    <Frame>
      <h1>{t('title')}</h1>
      {byLink.error === null ? null : byLink.error.problem.status === 0 || byLink.error.problem.status >= 500 ? (
        <ProblemNotice error={byLink.error} onRetry={() => byLink.mutate({ body: { token: token ?? '' } })} />
      ) : (
        <Alert type="warning" showIcon title={t('link.failed')} data-testid="link-failed" />
      )}
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={(values: { account: string; password: string }) => byPassword.mutate({ body: values })}
      >
        <Form.Item name="account" label={t('account')} rules={[{ required: true, message: t('account.needed') }]}>
          <Input autoComplete="username" autoFocus maxLength={100} data-testid="account" />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password.needed') }]}>
          <Input.Password autoComplete="current-password" maxLength={200} data-testid="password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={byPassword.isPending} data-testid="sign-in">
          {t('submit')}
        </Button>
      </Form>
      <ProblemNotice error={byPassword.error} kept />
      <div>{token === undefined ? <HintLine /> : null}</div>
    </Frame>
  );
}

function HintLine() {
  const t = useT('sign-in');
  return <span className="cl-muted">{t('link.hint')}</span>;
}
