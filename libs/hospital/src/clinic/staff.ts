/** Everybody who signs and operates. */
export const STAFF = [
  '陈建华',
  '李晓东',
  '王海燕',
  '张志强',
  '刘敏',
  '赵文博',
  '周颖',
  '吴国栋',
  '徐静',
  '孙立军',
  '马丽',
  '朱涛',
];
