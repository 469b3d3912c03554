import { areaMessages } from '../../i18n/area-messages.ts';

export const signInMessages = areaMessages({
  zh: {
    title: '登录',
    lead: '病例的校验、审核、分组与支付',
    account: '账号',
    password: '密码',
    submit: '登录',
    'account.needed': '请输入账号。',
    'password.needed': '请输入密码。',
    'link.working': '正在用链接登录…',
    'link.failed': '这个链接已经用过或已经过期。请用账号登录，或向管理员索取新的链接。',
    'link.hint': '第一次使用？请打开管理员给您的一次性链接。',
    'first.title': '设置密码',
    'first.lead': '{name}，您好。这是您第一次登录，请设置密码，以后用账号 {account} 和它登录。',
    'first.new': '新密码（至少 10 个字符）',
    'first.again': '再输一遍',
    'first.short': '至少 10 个字符。',
    'first.differs': '两次输入不一致。',
    'first.submit': '设置并进入',
  },
  en: {
    title: 'Sign in',
    lead: 'Check, review, group and settle hospital cases',
    account: 'Account',
    password: 'Password',
    submit: 'Sign in',
    'account.needed': 'Please enter your account.',
    'password.needed': 'Please enter your password.',
    'link.working': 'Signing in by link…',
    'link.failed':
      'This link has been used or has expired. Sign in with your account, or ask an administrator for a new link.',
    'link.hint': 'First time here? Open the one-time link that an administrator gave you.',
    'first.title': 'Set a password',
    'first.lead':
      'Welcome, {name}. This is your first sign-in: set a password, and use it with account {account} from now on.',
    'first.new': 'New password (10 characters or more)',
    'first.again': 'Once more',
    'first.short': '10 characters or more.',
    'first.differs': 'The two entries differ.',
    'first.submit': 'Set and enter',
  },
});
